namespace Bot.Stores.Sqlite;

/// <summary>
/// Who runs which turn. Kept in this process, because no other one writes to the file: a turn begun by a process that
/// has ended is free at once, and beginning one costs no commit.
/// </summary>
internal sealed class TurnLeases(TimeProvider time)
{
    // Leases end with their turn; those of turns that broke off are taken over in the next round.
    private readonly ConcurrentDictionary<string, (long FencingToken, DateTimeOffset Until)> _leases = new(StringComparer.Ordinal);
    private long _fencingToken;

    /// <summary>Takes the turn of a conversation; null when another caller runs it. The fencing token is larger than the floor.</summary>
    public long? TryTake(string conversationId, TimeSpan lease, long floor)
    {
        var now = time.GetUtcNow();
        var mine = (FencingToken: floor + Interlocked.Increment(ref _fencingToken), now + lease);
        var isTaken = _leases.TryGetValue(conversationId, out var taken)
            ? taken.Until <= now && _leases.TryUpdate(conversationId, mine, taken)
            : _leases.TryAdd(conversationId, mine);
        return isTaken ? mine.FencingToken : null;
    }

    public bool IsHeld(string conversationId, long fencingToken) => _leases.TryGetValue(conversationId, out var taken) && taken.FencingToken == fencingToken;

    public bool IsRunning(string conversationId) => _leases.TryGetValue(conversationId, out var taken) && taken.Until > time.GetUtcNow();

    public void Release(string conversationId, long fencingToken)
    {
        if (_leases.TryGetValue(conversationId, out var taken) && taken.FencingToken == fencingToken)
        {
            _leases.TryRemove(KeyValuePair.Create(conversationId, taken));
        }
    }
}
