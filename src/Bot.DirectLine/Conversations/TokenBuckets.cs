using System.ComponentModel.DataAnnotations;

namespace Bot.DirectLine.Conversations;

/// <summary>Allowances of this process: each refills steadily up to its burst, by monotonic time.</summary>
public sealed class TokenBuckets(TimeProvider time)
{
    // Far more addresses than a clinic has visitors at once; beyond it, full buckets are forgotten, which changes nothing.
    private const int MaxBuckets = 100_000;

    private readonly Lock _gate = new();

    // Guarded by the gate.
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one; the time to wait when nothing is left, else zero.</summary>
    public TimeSpan Take(string key, RateLimit allowance)
    {
        using var scope = _gate.EnterScope();
        var now = time.GetTimestamp();
        var left = _buckets.TryGetValue(key, out var bucket)
            ? Math.Min(allowance.AtOnce, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalMinutes * allowance.PerMinute))
            : allowance.AtOnce;
        if (left < 1)
        {
            return TimeSpan.FromMinutes((1 - left) / allowance.PerMinute);
        }

        if (bucket is null && _buckets.Count >= MaxBuckets)
        {
            Forget(now);
        }

        _buckets[key] = new Bucket(left - 1, now);
        return TimeSpan.Zero;
    }

    private void Forget(long now)
    {
        // An allowance unused for an hour is full again at any rate worth setting.
        foreach (var (key, _) in _buckets.Where(bucket => time.GetElapsedTime(bucket.Value.At, now) > TimeSpan.FromHours(1)))
        {
            _buckets.Remove(key);
        }

        if (_buckets.Count >= MaxBuckets)
        {
            _buckets.Clear();
        }
    }

    private sealed record Bucket(double Left, long At);
}

/// <summary>A rate limit, as it stands in the settings.</summary>
public sealed record RateLimit
{
    public RateLimit()
    {
    }

    public RateLimit(int atOnce, int perMinute) => (AtOnce, PerMinute) = (atOnce, perMinute);

    /// <summary>How often in a burst.</summary>
    [Range(1, 1_000_000)]
    public int AtOnce { get; set; }

    /// <summary>How often a minute in the long run.</summary>
    [Range(1, 1_000_000)]
    public int PerMinute { get; set; }
}
