using System.Collections.Concurrent;

namespace Bot.DirectLine.Conversations;

/// <summary>Keeps everything in this process and forgets it with it.</summary>
public sealed class MemoryDirectLineStore(TimeProvider time) : IDirectLineStore
{
    private readonly ConcurrentDictionary<string, MemoryConversation> _conversations = new(StringComparer.Ordinal);
    private readonly ConversationWatchers _watchers = new();
    private readonly AllowanceBuckets _allowances = new(time);
    private readonly UsedTickets _tickets = new(time);
    private byte[]? _secret;

    public Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryAdd(conversation.Id, new MemoryConversation(conversation, opening)));

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
        }

        return Task.FromResult(result);
    }

    public Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken) =>
        Task.FromResult(_conversations.TryGetValue(conversationId, out var conversation) ? conversation.BeginTurn(time.GetUtcNow(), lease) : null);

    public Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, int keep, CancellationToken cancellationToken)
    {
        if (!_conversations.TryGetValue(turn.ConversationId, out var conversation) || !conversation.EndTurn(turn, replies, keep, time.GetUtcNow()))
        {
            return Task.FromResult(false);
        }

        _watchers.Raise(turn.ConversationId);
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
        var idle = _conversations.Where(c => c.Value.LastUsed < since).ToList();
        return Task.FromResult(idle.Count(_conversations.TryRemove));
    }

    public Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) =>
        Task.FromResult(_tickets.TryUse(ticket, lifetime));

    public Task<TimeSpan> TakeAsync(string key, Allowance allowance, CancellationToken cancellationToken) =>
        Task.FromResult(_allowances.Take(key, allowance));

    public Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) =>
        Task.FromResult(Interlocked.CompareExchange(ref _secret, proposal, null) ?? proposal);

    public IDisposable Watch(string conversationId, Action appended) => _watchers.Add(conversationId, appended);
}
