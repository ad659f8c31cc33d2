using Bot.Telemetry;

namespace Bot.Stores.Faults;

/// <summary>Whether the store can be used, and since when not.</summary>
internal sealed partial class StoreHealth(TimeProvider time, ILogger<StoreHealth> logger)
{
    /// <summary>How long a store that has failed is left alone, so that not every visitor waits for it.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();

    // All guarded by the gate.
    private string? _reason;
    private long _since;
    private long? _pausedAt;

    /// <summary>Why the store cannot be used; null when it can.</summary>
    public string? Reason
    {
        get
        {
            lock (_gate)
            {
                return _reason;
            }
        }
    }

    /// <summary>Whether it is worth trying.</summary>
    public bool MayTry()
    {
        lock (_gate)
        {
            return _reason is null || _pausedAt is not { } at || time.GetElapsedTime(at) >= Pause;
        }
    }

    /// <summary>Notes a failure; true when the store has failed for longer than one is willing to wait for it.</summary>
    public bool Failed(string reason, Exception fault, TimeSpan patience)
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_reason is null)
            {
                _since = now;
                LogFailed(fault, reason);
                BotMeters.StoreFailed(reason);
            }

            _reason = reason;
            var isOver = time.GetElapsedTime(_since, now) >= patience;
            _pausedAt = isOver ? now : null;
            return isOver;
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            if (_reason is not null)
            {
                LogRecovered(time.GetElapsedTime(_since).TotalSeconds);
                _reason = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store has failed ({Reason}). Visitors are answered from memory, and what they say is forgotten when it can be used again.")]
    private partial void LogFailed(Exception fault, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store can be used again after {Seconds:0} s.")]
    private partial void LogRecovered(double seconds);
}
