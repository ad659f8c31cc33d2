namespace Bot.DirectLine.Conversations;

/// <summary>One conversation of <see cref="MemoryDirectLineStore"/>.</summary>
internal sealed class MemoryConversation
{
    // A client repeats a message within minutes, if at all.
    private const int ClientIdsKept = 500;

    private readonly Lock _gate = new();

    // All guarded by the gate.
    private readonly List<StoredActivity> _activities = [];
    private readonly Dictionary<string, string> _idsByClientId = new(StringComparer.Ordinal);
    private readonly Queue<string> _clientIds = new();
    private readonly Queue<StoredActivity> _openTurns = new();
    private long _sequence;
    private long _fencingToken;
    private DateTimeOffset _leasedUntil;
    private DateTimeOffset _lastUsed;
    private long _kept;
    private long _readUpTo;
    private bool _hasEnded;

    public MemoryConversation(Conversation conversation, NewActivity opening)
    {
        Conversation = conversation;
        _lastUsed = opening.At;
        _openTurns.Enqueue(new StoredActivity(0, opening.Payload));
    }

    /// <summary>Goes on with a conversation whose store has failed.</summary>
    public MemoryConversation(Conversation conversation, long lastSequence)
    {
        Conversation = conversation;
        _lastUsed = conversation.StartedAt;
        _sequence = lastSequence;
    }

    public Conversation Conversation { get; }

    public DateTimeOffset LastUsed
    {
        get
        {
            lock (_gate)
            {
                return _lastUsed;
            }
        }
    }

    /// <summary>Bytes of memory that its payloads take.</summary>
    public long Size
    {
        get
        {
            lock (_gate)
            {
                return (_kept + _openTurns.Sum(turn => (long)turn.Payload.Length)) * sizeof(char);
            }
        }
    }

    public PostResult Post(NewActivity activity, int maxOpenTurns)
    {
        lock (_gate)
        {
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
                Remember(activity.ClientId, activity.Id);
            }

            _openTurns.Enqueue(Append(activity.Payload));
            _lastUsed = activity.At;
            return new PostResult(PostStatus.Appended, activity.Id);
        }
    }

    public OpenTurn? BeginTurn(DateTimeOffset now, TimeSpan lease)
    {
        lock (_gate)
        {
            if (_leasedUntil > now || !_openTurns.TryPeek(out var oldest))
            {
                return null;
            }

            _leasedUntil = now + lease;
            return new OpenTurn(Conversation.Id, oldest.Sequence, oldest.Payload, ++_fencingToken);
        }
    }

    public bool EndTurn(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (turn.FencingToken != _fencingToken || !_openTurns.TryPeek(out var oldest) || oldest.Sequence != turn.Sequence)
            {
                return false;
            }

            _openTurns.Dequeue();
            _leasedUntil = default;
            Reply(replies, keep, now);
            return true;
        }
    }

    /// <summary>Appends replies to what was said elsewhere.</summary>
    public void Show(IReadOnlyList<string> replies, DateTimeOffset now)
    {
        lock (_gate)
        {
            _lastUsed = now;
            foreach (var reply in replies)
            {
                Append(reply);
            }
        }
    }

    /// <summary>Takes nothing more, unless a turn is open or something was not read yet and is not too old.</summary>
    public bool TryEnd(DateTimeOffset unusedSince)
    {
        lock (_gate)
        {
            return _hasEnded = _openTurns.Count == 0 && (_readUpTo >= _sequence || _lastUsed < unusedSince);
        }
    }

    public bool IsAbandoned(DateTimeOffset now)
    {
        lock (_gate)
        {
            return _openTurns.Count > 0 && _leasedUntil <= now;
        }
    }

    public IReadOnlyList<StoredActivity> Read(long after, int limit)
    {
        lock (_gate)
        {
            _readUpTo = Math.Max(_readUpTo, after);

            // Sequence numbers have no gaps, so the place in the list follows from them.
            var first = _activities.Count == 0 ? 0 : (int)Math.Clamp(after + 1 - _activities[0].Sequence, 0, _activities.Count);
            return ActivityPage.Take(_activities.Skip(first).Take(limit));
        }
    }

    private void Reply(IReadOnlyList<string> replies, HistoryLimit keep, DateTimeOffset now)
    {
        _lastUsed = now;
        foreach (var reply in replies)
        {
            Append(reply);
        }

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
            _clientIds.Clear();
        }
    }

    private void Remember(string clientId, string id)
    {
        _idsByClientId.Add(clientId, id);
        _clientIds.Enqueue(clientId);
        if (_clientIds.Count > ClientIdsKept)
        {
            _idsByClientId.Remove(_clientIds.Dequeue());
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
