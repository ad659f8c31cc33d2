using System.Collections.Concurrent;
using System.Text;
using Bot.Testing;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Attacks a target from several sides at once until the time is over, and keeps what should not have been.</summary>
internal sealed class FuzzRun(FuzzTarget target, int seed)
{
    private const int Workers = 4;

    /// <summary>Findings worth printing; one fault may show a thousand times.</summary>
    private const int MaxFindings = 20;

    /// <summary>Bytes of a request that a finding shows.</summary>
    private const int MaxShown = 1200;

    // Text of an exception or of somebody else's conversation has no business in an answer.
    private static readonly string[] NeverShown = [FuzzTarget.Canary, "Exception", "   at Microsoft.", "   at Bot."];

    private readonly ConcurrentDictionary<int, int> _statuses = new();
    private readonly ConcurrentDictionary<string, int> _byAttack = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _findings = new();
    private int _sent;

    public FuzzTarget Target => target;

    public int Sent => _sent;

    public IReadOnlyList<string> Findings => [.. _findings];

    public string Statuses => string.Join(", ", _statuses.OrderBy(s => s.Key).Select(s => $"{(s.Key == 0 ? "closed" : s.Key)} {s.Value:N0}"));

    public string Attacks => string.Join(", ", _byAttack.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key} {a.Value:N0}"));

    public async Task RunAsync(TimeSpan time, IReadOnlyList<(string Name, FuzzAttack Attack)> attacks)
    {
        using var over = new CancellationTokenSource(time);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => WorkAsync(new Random(seed + worker), attacks, over.Token)));
    }

    /// <summary>Sends a request of a visitor, and looks at what comes back.</summary>
    public async Task<RawReply> SendAsync(string what, byte[] request, bool isCutShort = false)
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        Interlocked.Increment(ref _sent);
        var reply = await RawHttp.SendAsync(target.Port, request, isCutShort, hang.Token);
        Look(what, reply, request);
        return reply;
    }

    /// <summary>Keeps a status, and what of an answer should not be.</summary>
    public void Look(string what, RawReply reply, ReadOnlyMemory<byte> request = default)
    {
        _statuses.AddOrUpdate(reply.Status, 1, (_, count) => count + 1);
        // 505 is the right word for a version of HTTP that there is not.
        if (reply.Status is >= 500 and not 505)
        {
            Find($"{what}: status {reply.Status} to {Encoding.Latin1.GetString(request.Span[..Math.Min(request.Length, MaxShown)])}");
        }

        foreach (var text in NeverShown.Where(text => reply.Text.Contains(text, StringComparison.Ordinal)))
        {
            Find($"{what}: the answer ({reply.Status}) shows '{text}'");
        }
    }

    public void Find(string finding)
    {
        if (_findings.Count < MaxFindings)
        {
            _findings.Enqueue(finding);
        }
    }

    private async Task WorkAsync(Random random, IReadOnlyList<(string Name, FuzzAttack Attack)> attacks, CancellationToken over)
    {
        using var hang = new CancellationTokenSource(Limits.Hang + TimeSpan.FromMinutes(5));
        var visitor = await target.TryJoinAsync(hang.Token) ?? throw new InvalidOperationException("The bot has no room for a conversation.");
        while (!over.IsCancellationRequested)
        {
            if (random.Next(20) == 0 && await target.TryJoinAsync(hang.Token) is { } next)
            {
                await target.LeaveAsync(visitor, hang.Token);
                visitor = next;
            }

            var (name, attack) = attacks[random.Next(attacks.Count)];
            await attack(this, visitor, random);
            _byAttack.AddOrUpdate(name, 1, (_, count) => count + 1);
        }
    }
}
