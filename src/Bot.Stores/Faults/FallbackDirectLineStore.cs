namespace Bot.Stores.Faults;

/// <summary>
/// Answers from bounded memory while the store cannot be used. What was said meanwhile is forgotten when it can be used
/// again; what the store had acknowledged before is there as it was.
/// </summary>
internal sealed class FallbackDirectLineStore(
    IDirectLineStore store, MemoryDirectLineStore memory, StoreCircuitBreaker breaker, PendingDeletions pending, bool isShared, TimeProvider time) : IDirectLineStore
{
    /// <summary>
    /// Sequence numbers in memory are larger than any that a client may have seen: to read on from one of them in the
    /// store means to have missed what is there, and begins anew. Clients tell by their ids what they have already.
    /// </summary>
    private const long FirstInMemory = 1L << 40;

    /// <summary>How long a conversation that nobody reads to its end stays in memory once the store is back.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    // Made while the store could not be asked; it becomes the store's when that has none.
    private byte[]? _secret;

    private int _failuresTold;

    public Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) => breaker.ExecuteAsync(
        () => store.TryStartAsync(conversation, opening, cancellationToken),
        () => memory.TryStartAsync(conversation, opening, cancellationToken));

    // Who asks has a token for the conversation: without the store, it is taken to exist.
    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => In(
        conversationId,
        held => held.FindAsync(conversationId, cancellationToken),
        () => Task.FromResult<Conversation?>(new Conversation(conversationId, "", null, time.GetUtcNow())));

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        breaker.ExecuteAsync(() => store.CountAsync(cancellationToken), () => memory.CountAsync(cancellationToken));

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        // A conversation that is just being forgotten is looked for in the store.
        var held = await memory.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken);
        return held.Status != PostStatus.NoConversation
            ? held
            : await breaker.ExecuteAsync(
                () => store.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken),
                () =>
                {
                    Adopt(conversationId);
                    return memory.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken);
                });
    }

    public Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken) =>
        In(conversationId, held => held.BeginTurnAsync(conversationId, lease, cancellationToken), () => Task.FromResult<OpenTurn?>(null));

    /// <summary>Shows the replies even when the store that has the turn cannot take them; it is then run once more when it can.</summary>
    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken)
    {
        if (keep.ForgetIds && memory.Holds(turn.ConversationId))
        {
            // Before anybody can read that it will be deleted.
            pending.Add(turn.ConversationId);
        }

        if (await memory.EndTurnAsync(turn, replies, keep, cancellationToken))
        {
            return true;
        }

        return await breaker.ExecuteWithRetryAsync(
            () => store.EndTurnAsync(turn, replies, keep, cancellationToken),
            () =>
            {
                Adopt(turn.ConversationId);
                // That something is deleted is said when it is.
                memory.Show(turn.ConversationId, keep.ForgetIds ? [] : replies);
                return Task.FromResult(false);
            },
            cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken) =>
    [
        .. await memory.FindAbandonedTurnsAsync(cancellationToken),
        .. await breaker.ExecuteAsync(() => store.FindAbandonedTurnsAsync(cancellationToken), () => Task.FromResult<IReadOnlyList<string>>([])),
    ];

    public Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) => In(
        conversationId,
        held => held.ReadAsync(conversationId, held == store && after >= FirstInMemory ? 0 : after, limit, cancellationToken),
        () => Task.FromResult<IReadOnlyList<StoredActivity>?>([]));

    /// <summary>Fails when the store cannot delete, and does so later: a visitor must not be told that something is gone that is not.</summary>
    public async Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        await memory.DeleteAsync(conversationId, cancellationToken);
        try
        {
            await store.DeleteAsync(conversationId, cancellationToken);
        }
        catch
        {
            pending.Add(conversationId);
            throw;
        }
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await memory.DeleteIdleAsync(since, cancellationToken)
        + await breaker.ExecuteAsync(() => store.DeleteIdleAsync(since, cancellationToken), () => Task.FromResult(0));

    public Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) => breaker.ExecuteAsync(
        () => store.TryRedeemAsync(ticket, lifetime, cancellationToken),
        () => memory.TryRedeemAsync(ticket, lifetime, cancellationToken));

    public Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken) => breaker.ExecuteAsync(
        () => store.TakeAsync(key, allowance, cancellationToken),
        () => memory.TakeAsync(key, allowance, cancellationToken));

    // Replicas that each made a secret of their own would refuse each other's tokens for as long as they run.
    public Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) => isShared
        ? store.GetOrAddSecretAsync(proposal, cancellationToken)
        : breaker.ExecuteAsync(
            () => store.GetOrAddSecretAsync(proposal, cancellationToken),
            async () => _secret = await memory.GetOrAddSecretAsync(proposal, cancellationToken));

    public IDisposable Watch(string conversationId, Action appended) => new Watches(memory.Watch(conversationId, appended), store.Watch(conversationId, appended));

    /// <summary>Finds out whether the store can be used again, and then forgets what was said without it.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (breaker.Reason is not null && !await breaker.ExecuteAsync(() => store.TryRedeemAsync($"probe:{Guid.NewGuid():n}", TimeSpan.FromSeconds(1), cancellationToken), () => Task.FromResult(false)))
        {
            return;
        }

        if (_secret is { } secret)
        {
            await store.GetOrAddSecretAsync(secret, cancellationToken);
            _secret = null;
        }

        await pending.DeleteAsync(conversationId => store.DeleteAsync(conversationId, cancellationToken));
        // Whoever finds the store usable first may be anybody; all that watch are told here.
        var failures = breaker.Failures;
        memory.Release(time.GetUtcNow() - Grace, tellAll: failures != _failuresTold);
        _failuresTold = failures;
    }

    private Task<T> In<T>(string conversationId, Func<IDirectLineStore, Task<T>> use, Func<Task<T>> otherwise) =>
        memory.Holds(conversationId) ? use(memory) : breaker.ExecuteAsync(() => use(store), otherwise);

    // Seconds grow faster than any conversation does, and from one failure to the next.
    private void Adopt(string conversationId) => memory.Adopt(conversationId, FirstInMemory + time.GetUtcNow().ToUnixTimeSeconds());

    private sealed record Watches(IDisposable InMemory, IDisposable InStore) : IDisposable
    {
        public void Dispose()
        {
            InMemory.Dispose();
            InStore.Dispose();
        }
    }
}
