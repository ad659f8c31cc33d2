namespace Bot.DirectLine.Conversations;

/// <summary>Keeps everything in this process and forgets it with it.</summary>
public sealed class MemoryDirectLineStore(TimeProvider time) : IDirectLineStore
{
    /// <summary>Bytes that all conversations may take together; beyond it, those idle for longest are forgotten.</summary>
    public const long MaxSize = 128 * 1024 * 1024;

    /// <summary>Bytes appended between two looks at what all take.</summary>
    private const long LookEvery = MaxSize / 16;

    private readonly ConcurrentDictionary<string, MemoryConversation> _conversations = new(StringComparer.Ordinal);
    private readonly ConversationWatchers _watchers = new();
    private readonly TokenBuckets _allowances = new(time);
    private readonly UsedTickets _tickets = new(time);
    private readonly Lock _evicting = new();
    private byte[]? _secret;
    private long _appended;

    public bool Holds(string conversationId) => _conversations.ContainsKey(conversationId);

    /// <summary>Goes on with a conversation whose store has failed, unless it is here.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="lastSequence">Larger than any sequence number that a client may have seen.</param>
    public void Adopt(string conversationId, long lastSequence) =>
        _conversations.TryAdd(conversationId, new MemoryConversation(new Conversation(conversationId, "", null, time.GetUtcNow()), lastSequence));

    /// <summary>Shows replies to what was said while the store that has failed since could still be used.</summary>
    public void Show(string conversationId, IReadOnlyList<string> replies)
    {
        if (_conversations.TryGetValue(conversationId, out var conversation))
        {
            conversation.Show(replies, time.GetUtcNow());
            _watchers.Raise(conversationId);
        }
    }

    /// <summary>Forgets conversations without an open turn whose client has read all, or that were not used since a time.</summary>
    /// <param name="unusedSince">The time.</param>
    /// <param name="tellAll">Tells whoever watches that there may be something new elsewhere.</param>
    public void Release(DateTimeOffset unusedSince, bool tellAll)
    {
        foreach (var (id, _) in _conversations.Where(c => c.Value.TryEnd(unusedSince)))
        {
            _conversations.TryRemove(id, out _);
            _watchers.Raise(id);
        }

        if (tellAll)
        {
            _watchers.RaiseAll();
        }
    }

    public Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryAdd(conversation.Id, new MemoryConversation(conversation, opening: opening)));

    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var found) ? found.Conversation : null);

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult<long>(_conversations.Count);

    public Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        if (!_conversations.TryGetValue(conversationId, out var conversation))
        {
            return Task.FromResult(PostResult.NoConversation);
        }

        var result = conversation.Post(activity, maxOpenTurns);
        if (result.Status == PostStatus.Appended)
        {
            _watchers.Raise(conversationId);
            MakeRoom(activity.Payload.Length);
        }

        return Task.FromResult(result);
    }

    public Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var conversation) ? conversation.BeginTurn(time.GetUtcNow(), lease) : null);

    public Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken)
    {
        if (!_conversations.TryGetValue(turn.ConversationId, out var conversation) || !conversation.EndTurn(turn, replies, keep, time.GetUtcNow()))
        {
            return Task.FromResult(false);
        }

        _watchers.Raise(turn.ConversationId);
        MakeRoom(replies.Sum(reply => (long)reply.Length));
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return Task.FromResult<IReadOnlyList<string>>([.. _conversations.Where(c => c.Value.IsAbandoned(now)).Select(c => c.Key)]);
    }

    public Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var conversation) ? conversation.Read(after, limit) : null);

    public Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        _conversations.TryRemove(conversationId, out _);
        _watchers.Raise(conversationId);
        return Task.CompletedTask;
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var idle = _conversations.Where(c => c.Value.Extent.LastUsed < since).ToList();
        return Task.FromResult(idle.Count(_conversations.TryRemove));
    }

    public Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) =>
        Task.FromResult(_tickets.TryUse(ticket, lifetime));

    public Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken) =>
        Task.FromResult(_allowances.Take(key, allowance));

    public Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) =>
        Task.FromResult(Interlocked.CompareExchange(ref _secret, proposal, null) ?? proposal);

    // To count all for each message would cost more than the message.
    private void MakeRoom(long length)
    {
        if (Interlocked.Add(ref _appended, length * sizeof(char)) < LookEvery)
        {
            return;
        }

        using var scope = _evicting.EnterScope();
        Interlocked.Exchange(ref _appended, 0);
        var held = _conversations.Select(conversation => (Id: conversation.Key, conversation.Value.Extent)).OrderBy(c => c.Extent.LastUsed).ToList();
        var size = held.Sum(conversation => conversation.Extent.Size);
        foreach (var idle in held.TakeWhile(_ => size > MaxSize))
        {
            _conversations.TryRemove(idle.Id, out _);
            size -= idle.Extent.Size;
        }
    }

    public IDisposable Watch(string conversationId, Action appended) => _watchers.Add(conversationId, appended);
}

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
        using var scope = _gate.EnterScope();
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
