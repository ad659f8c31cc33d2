using Bot.DirectLine.Conversations;

namespace Bot.Stores.Faults;

/// <summary>
/// Goes on in memory with the conversations in which something is written while their store cannot be used, and gives
/// them back when it can. Their new activities get sequence numbers far above those that clients have seen, so that
/// watermarks stay good on the way there and back.
/// </summary>
internal sealed class FallbackDirectLineStore(
    IRestorableStore store, MemoryDirectLineStore memory, GuardedStore guard, bool isShared, TimeProvider time) : IDirectLineStore, IRecoverable
{
    /// <summary>Of giving a conversation back in one round, while its visitor keeps talking.</summary>
    private const int MaxTries = 3;

    private readonly ConversationWatchers _watchers = new();

    // Made while the store could not be asked; it becomes the store's when that has none.
    private byte[]? _secret;

    public Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) => guard.UseAsync(
        () => store.TryStartAsync(conversation, opening, cancellationToken),
        () => memory.TryStartAsync(conversation, opening, cancellationToken));

    // Who asks has a token for the conversation: without the store, it is taken to exist.
    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => In(
        conversationId,
        held => held.FindAsync(conversationId, cancellationToken),
        () => Task.FromResult<Conversation?>(new Conversation(conversationId, "", null, time.GetUtcNow())));

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        guard.UseAsync(() => store.CountAsync(cancellationToken), () => memory.CountAsync(cancellationToken));

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        // A conversation that is just being given back is looked for in the store.
        var held = await memory.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken);
        return held.Status != PostStatus.NoConversation
            ? held
            : await guard.UseAsync(
                () => store.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken),
                () =>
                {
                    Adopt(conversationId);
                    return memory.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken);
                });
    }

    public Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken) =>
        In(conversationId, held => held.BeginTurnAsync(conversationId, lease, cancellationToken), () => Task.FromResult<OpenTurn?>(null));

    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, Keep keep, CancellationToken cancellationToken)
    {
        if (await memory.EndTurnAsync(turn, replies, keep, cancellationToken))
        {
            return true;
        }

        // The turn was begun in the store, but the conversation has gone on here since.
        return memory.Holds(turn.ConversationId)
            ? memory.CloseElsewhere(turn, replies, keep)
            : await guard.UsePatientlyAsync(
                () => store.EndTurnAsync(turn, replies, keep, cancellationToken),
                () =>
                {
                    Adopt(turn.ConversationId);
                    return Task.FromResult(memory.CloseElsewhere(turn, replies, keep));
                },
                cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken) =>
    [
        .. await memory.FindAbandonedTurnsAsync(cancellationToken),
        .. await guard.UseAsync(() => store.FindAbandonedTurnsAsync(cancellationToken), () => Task.FromResult<IReadOnlyList<string>>([])),
    ];

    public Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) => In(
        conversationId,
        held => held.ReadAsync(conversationId, after, limit, cancellationToken),
        () => Task.FromResult<IReadOnlyList<StoredActivity>?>([]));

    /// <summary>Fails when the store cannot delete: a visitor must not be told that something is gone that is not.</summary>
    public async Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        await memory.DeleteAsync(conversationId, cancellationToken);
        await store.DeleteAsync(conversationId, cancellationToken);
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await memory.DeleteIdleAsync(since, cancellationToken)
        + await guard.UseAsync(() => store.DeleteIdleAsync(since, cancellationToken), () => Task.FromResult(0));

    public Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) => guard.UseAsync(
        () => store.TryRedeemAsync(ticket, lifetime, cancellationToken),
        () => memory.TryRedeemAsync(ticket, lifetime, cancellationToken));

    public Task<TimeSpan> TakeAsync(string key, Allowance allowance, CancellationToken cancellationToken) => guard.UseAsync(
        () => store.TakeAsync(key, allowance, cancellationToken),
        () => memory.TakeAsync(key, allowance, cancellationToken));

    // Replicas that each made a secret of their own would refuse each other's tokens for as long as they run.
    public Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) => isShared
        ? store.GetOrAddSecretAsync(proposal, cancellationToken)
        : guard.UseAsync(
            () => store.GetOrAddSecretAsync(proposal, cancellationToken),
            async () => _secret = await memory.GetOrAddSecretAsync(proposal, cancellationToken));

    public IDisposable Watch(string conversationId, Action appended) => new Watches(
        [memory.Watch(conversationId, appended), store.Watch(conversationId, appended), _watchers.Add(conversationId, appended)]);

    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var wasFailing = guard.IsFailing;
        if (wasFailing && !await guard.UseAsync(() => store.TryRedeemAsync($"probe:{Guid.NewGuid():n}", TimeSpan.FromSeconds(1), cancellationToken), () => Task.FromResult(false)))
        {
            return;
        }

        if (_secret is { } secret)
        {
            await store.GetOrAddSecretAsync(secret, cancellationToken);
            _secret = null;
        }

        foreach (var conversationId in memory.Ids)
        {
            // Again at once when something was said meanwhile: until it is released, it is in memory only.
            for (var tries = 0; tries < MaxTries && memory.Copy(conversationId) is { } copy; tries++)
            {
                await store.RestoreAsync(copy, cancellationToken);
                if (memory.TryRelease(copy))
                {
                    break;
                }
            }
        }

        if (wasFailing)
        {
            _watchers.RaiseAll();
        }
    }

    private Task<T> In<T>(string conversationId, Func<IDirectLineStore, Task<T>> use, Func<Task<T>> otherwise) =>
        memory.Holds(conversationId) ? use(memory) : guard.UseAsync(() => use(store), otherwise);

    // Seconds grow faster than any conversation does, and from one failure to the next.
    private void Adopt(string conversationId) => memory.Adopt(conversationId, time.GetUtcNow().ToUnixTimeSeconds());

    private sealed class Watches(IDisposable[] all) : IDisposable
    {
        public void Dispose() => Array.ForEach(all, watch => watch.Dispose());
    }
}
