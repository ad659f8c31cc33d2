namespace Bot.Stores.Sqlite;

/// <summary>
/// Who runs which turn. Kept in this process, because no other one writes to the file: a turn begun by a process that
/// has ended is free at once, and beginning one costs no commit.
/// </summary>
internal sealed class TurnLeases(TimeProvider time)
{
    private readonly Lock _gate = new();

    // Guarded by the gate. Leases end with their turn; those of turns that broke off are taken over in the next round.
    private readonly Dictionary<string, (long Fence, DateTimeOffset Until)> _leases = new(StringComparer.Ordinal);
    private long _fence;

    /// <summary>Takes the turn of a conversation; null when another caller runs it.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="lease">How long it is taken for.</param>
    /// <param name="floor">The fence is larger than this.</param>
    public long? TryTake(string conversationId, TimeSpan lease, long floor)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            if (_leases.TryGetValue(conversationId, out var taken) && taken.Until > now)
            {
                return null;
            }

            _fence = Math.Max(_fence, floor) + 1;
            _leases[conversationId] = (_fence, now + lease);
            return _fence;
        }
    }

    /// <summary>Whether nobody has taken the turn since.</summary>
    public bool IsHeld(string conversationId, long fence)
    {
        lock (_gate)
        {
            return _leases.TryGetValue(conversationId, out var taken) && taken.Fence == fence;
        }
    }

    public bool IsRunning(string conversationId)
    {
        lock (_gate)
        {
            return _leases.TryGetValue(conversationId, out var taken) && taken.Until > time.GetUtcNow();
        }
    }

    public void Release(string conversationId, long fence)
    {
        lock (_gate)
        {
            if (_leases.TryGetValue(conversationId, out var taken) && taken.Fence == fence)
            {
                _leases.Remove(conversationId);
            }
        }
    }
}
