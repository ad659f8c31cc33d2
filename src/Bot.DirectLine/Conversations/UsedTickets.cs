namespace Bot.DirectLine.Conversations;

/// <summary>Tickets used up in this process, remembered until they would have expired anyway.</summary>
public sealed class UsedTickets(TimeProvider time)
{
    private readonly Lock _gate = new();

    // Guarded by the gate. The queue holds the same tickets in the order in which they may be forgotten.
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, DateTimeOffset> _expiring = new();

    /// <summary>Uses up a ticket; false when it was used before.</summary>
    public bool TryUse(string ticket, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        lock (_gate)
        {
            while (_expiring.TryPeek(out var oldest, out var at) && at <= now)
            {
                _expiring.Dequeue();
                _used.Remove(oldest);
            }

            if (!_used.Add(ticket))
            {
                return false;
            }

            _expiring.Enqueue(ticket, now + lifetime);
            return true;
        }
    }
}
