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
    private long _fence;
    private DateTimeOffset _leasedUntil;
    private DateTimeOffset _lastUsed;

    public MemoryConversation(Conversation conversation, NewActivity opening)
    {
        Conversation = conversation;
        _lastUsed = opening.At;
        _openTurns.Enqueue(new StoredActivity(0, opening.Payload));
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

    public PostResult Post(NewActivity activity, int maxOpenTurns)
    {
        lock (_gate)
        {
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
            return new OpenTurn(Conversation.Id, oldest.Sequence, oldest.Payload, ++_fence);
        }
    }

    public bool EndTurn(OpenTurn turn, IReadOnlyList<string> replies, int keep, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (turn.Fence != _fence || !_openTurns.TryPeek(out var oldest) || oldest.Sequence != turn.Sequence)
            {
                return false;
            }

            _openTurns.Dequeue();
            _leasedUntil = default;
            _lastUsed = now;
            foreach (var reply in replies)
            {
                Append(reply);
            }

            _activities.RemoveRange(0, Math.Max(0, _activities.Count - keep));
            return true;
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
            // Sequence numbers have no gaps, so the place in the list follows from them.
            var first = _activities.Count == 0 ? 0 : (int)Math.Clamp(after + 1 - _activities[0].Sequence, 0, _activities.Count);
            return _activities.GetRange(first, Math.Min(limit, _activities.Count - first));
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
        return stored;
    }
}
