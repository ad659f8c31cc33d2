namespace Bot.DirectLine.Conversations;

/// <summary>One conversation of <see cref="MemoryDirectLineStore"/>: a new one with its opening, or one that goes on after the last sequence of its store, which has failed.</summary>
internal sealed class MemoryConversation(Conversation conversation, long lastSequence = 0, NewActivity? opening = null)
{
    // A client repeats a message within minutes, if at all.
    private const int ClientIdsKept = 500;

    private readonly Lock _gate = new();

    // All guarded by the gate.
    private readonly List<StoredActivity> _activities = [];
    private readonly OrderedDictionary<string, string> _idsByClientId = new(StringComparer.Ordinal);
    private readonly Queue<StoredActivity> _openTurns = new(opening is null ? [] : [new StoredActivity(0, opening.Payload)]);
    private long _sequence = lastSequence;
    private long _fencingToken;
    private DateTimeOffset _leasedUntil;
    private DateTimeOffset _lastUsed = opening?.At ?? conversation.StartedAt;
    private long _kept;
    private long _readUpTo;
    private bool _hasEnded;

    public Conversation Conversation { get; } = conversation;

    /// <summary>When it was last used, and the bytes of memory that its payloads take.</summary>
    public (DateTimeOffset LastUsed, long Size) Extent
    {
        get
        {
            using var scope = _gate.EnterScope();
            return (_lastUsed, (_kept + _openTurns.Sum(turn => (long)turn.Payload.Length)) * sizeof(char));
        }
    }

    public PostResult Post(NewActivity activity, int maxOpenTurns)
    {
        using var scope = _gate.EnterScope();
        if (_hasEnded)
        {
            return PostResult.NoConversation;
        }

        if (activity.ClientId is { } clientId && _idsByClientId.TryGetValue(clientId, out var known))
        {
            return new PostResult(PostStatus.Repeated, known);
        }

        if (_openTurns.Count >= maxOpenTurns)
        {
            return PostResult.TooManyOpenTurns;
        }

        if (activity.ClientId is not null)
        {
            _idsByClientId.Add(activity.ClientId, activity.Id);
            if (_idsByClientId.Count > ClientIdsKept)
            {
                _idsByClientId.RemoveAt(0);
            }
        }

        _openTurns.Enqueue(Append(activity.Payload));
        _lastUsed = activity.At;
        return new PostResult(PostStatus.Appended, activity.Id);
    }

    public OpenTurn? BeginTurn(DateTimeOffset now, TimeSpan lease)
    {
        using var scope = _gate.EnterScope();
        if (_leasedUntil > now || !_openTurns.TryPeek(out var oldest))
        {
            return null;
        }

        _leasedUntil = now + lease;
        return new OpenTurn(Conversation.Id, oldest.Sequence, oldest.Payload, ++_fencingToken);
    }

    public bool EndTurn(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, DateTimeOffset now)
    {
        using var scope = _gate.EnterScope();
        if (turn.FencingToken != _fencingToken || !_openTurns.TryPeek(out var oldest) || oldest.Sequence != turn.Sequence)
        {
            return false;
        }

        _openTurns.Dequeue();
        _leasedUntil = default;
        Show(replies, now);
        Drop(keep);
        return true;
    }

    /// <summary>Appends replies, here or elsewhere to what was said.</summary>
    public void Show(IReadOnlyList<string> replies, DateTimeOffset now)
    {
        using var scope = _gate.EnterScope();
        _lastUsed = now;
        foreach (var reply in replies)
        {
            Append(reply);
        }
    }

    /// <summary>Takes nothing more, unless a turn is open or something was not read yet and is not too old.</summary>
    public bool TryEnd(DateTimeOffset unusedSince)
    {
        using var scope = _gate.EnterScope();
        return _hasEnded = _openTurns.Count == 0 && (_readUpTo >= _sequence || _lastUsed < unusedSince);
    }

    public bool IsAbandoned(DateTimeOffset now)
    {
        using var scope = _gate.EnterScope();
        return _openTurns.Count > 0 && _leasedUntil <= now;
    }

    public IReadOnlyList<StoredActivity> Read(long after, int limit)
    {
        using var scope = _gate.EnterScope();
        _readUpTo = Math.Max(_readUpTo, after);

        // Sequence numbers have no gaps, so the place in the list follows from them.
        var first = _activities.Count == 0 ? 0 : (int)Math.Clamp(after + 1 - _activities[0].Sequence, 0, _activities.Count);
        return ActivityPage.Take(_activities.Skip(first).Take(limit));
    }

    private void Drop(HistoryLimit keep)
    {
        var dropped = Math.Max(0, _activities.Count - keep.Activities);
        var rest = _kept - _activities.Take(dropped).Sum(activity => (long)activity.Payload.Length);
        while (rest > keep.Bytes && _activities.Count - dropped > HistoryLimit.AtLeast)
        {
            rest -= _activities[dropped++].Payload.Length;
        }

        _activities.RemoveRange(0, dropped);
        _kept = rest;

        if (keep.ForgetIds)
        {
            _idsByClientId.Clear();
        }
    }

    private StoredActivity Append(string payload)
    {
        var stored = new StoredActivity(++_sequence, payload);
        _activities.Add(stored);
        _kept += payload.Length;
        return stored;
    }
}
