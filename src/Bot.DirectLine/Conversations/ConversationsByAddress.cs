namespace Bot.DirectLine.Conversations;

/// <summary>Which conversations each address has started in this process, the longest idle first.</summary>
/// <param name="most">Conversations remembered of all addresses together.</param>
/// <param name="time">Tells the idle ones.</param>
internal sealed class ConversationsByAddress(long most, TimeProvider time)
{
    /// <summary>Whoever was here within this is not gone.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();

    // Both guarded by the gate.
    private readonly Dictionary<string, LinkedList<string>> _byAddress = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Address, long UsedAt, LinkedListNode<string> Place)> _places = new(StringComparer.Ordinal);

    public void Add(string address, string conversationId)
    {
        using var scope = _gate.EnterScope();
        if (_places.Count >= most)
        {
            // Also what the store has forgotten by itself is known here; what is not known any more is bounded by the
            // other limits still.
            Remove(_byAddress.Values.MaxBy(taken => taken.Count)!.First!.Value);
        }

        if (!_byAddress.TryGetValue(address, out var own))
        {
            _byAddress[address] = own = [];
        }

        if (!_places.ContainsKey(conversationId))
        {
            _places[conversationId] = (address, time.GetTimestamp(), own.AddLast(conversationId));
        }
    }

    public void Touch(string conversationId)
    {
        using var scope = _gate.EnterScope();
        if (_places.TryGetValue(conversationId, out var known))
        {
            var own = known.Place.List!;
            own.Remove(known.Place);
            own.AddLast(known.Place);
            _places[conversationId] = (known.Address, time.GetTimestamp(), known.Place);
        }
    }

    /// <summary>Takes out the longest idle conversation of an address that has as many as it may have; null when it has fewer, or none is idle.</summary>
    public string? TakeIdle(string address, int allowed)
    {
        using var scope = _gate.EnterScope();
        if (!_byAddress.TryGetValue(address, out var own) || own.Count < allowed || own.First is not { } idle || time.GetElapsedTime(_places[idle.Value].UsedAt) < Idle)
        {
            return null;
        }

        Remove(idle.Value);
        return idle.Value;
    }

    /// <summary>
    /// Takes out the longest unused conversation of the address that has most; null when that has hardly more than the
    /// one that asks. Whoever fills all places gives way to strangers, however busy he keeps them.
    /// </summary>
    public string? TakeOfLargest(string address)
    {
        using var scope = _gate.EnterScope();
        var own = _byAddress.TryGetValue(address, out var places) ? places.Count : 0;
        if (_byAddress.Values.MaxBy(taken => taken.Count) is not { } largest || largest.Count <= own + 1)
        {
            return null;
        }

        var unused = largest.First!.Value;
        Remove(unused);
        return unused;
    }

    public void Remove(string conversationId)
    {
        using var scope = _gate.EnterScope();
        if (_places.Remove(conversationId, out var known))
        {
            var own = known.Place.List!;
            own.Remove(known.Place);
            if (own.Count == 0)
            {
                _byAddress.Remove(known.Address);
            }
        }
    }
}
