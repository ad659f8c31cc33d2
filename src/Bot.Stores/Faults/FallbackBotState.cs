namespace Bot.Stores.Faults;

/// <summary>
/// Keeps in bounded memory what the bot remembers while its store cannot be used. The next turn of a conversation takes
/// it along into the store once that is back; what no turn asks for again is forgotten.
/// </summary>
internal sealed class FallbackBotState(IBotStateStore store, MemoryBotState memory, StoreCircuitBreaker breaker, PendingDeletions pending, TimeProvider time) : IBotStateStore
{
    /// <summary>How long what was remembered without the store waits for its next turn.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var held = await memory.ReadAsync(keys, cancellationToken);
        string[] others = [.. keys.Where(key => !held.ContainsKey(key) && !pending.Contains(key))];
        if (others.Length == 0)
        {
            return held;
        }

        var kept = await breaker.ExecuteAsync(
            () => store.ReadAsync(others, cancellationToken),
            () => Task.FromResult<IDictionary<string, object>>(new Dictionary<string, object>()));
        return held.Concat(kept).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => breaker.ExecuteAsync(
        async () =>
        {
            foreach (var (key, value) in changes)
            {
                Release(key, (ConversationRecord)value);
            }

            string[] keys = [.. changes.Keys];
            await store.WriteAsync(changes, cancellationToken);
            await memory.DeleteAsync(keys, cancellationToken);
            Array.ForEach(keys, pending.Remove);
            return true;
        },
        () =>
        {
            memory.Adopt(changes);
            return Task.FromResult(true);
        });

    /// <summary>What cannot be deleted now is deleted when it can.</summary>
    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await memory.DeleteAsync(keys, cancellationToken);
        await breaker.ExecuteAsync(
            async () =>
            {
                await store.DeleteAsync(keys, cancellationToken);
                return true;
            },
            () =>
            {
                Array.ForEach(keys, pending.Add);
                return Task.FromResult(true);
            });
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await memory.DeleteIdleAsync(since, cancellationToken)
        + await breaker.ExecuteAsync(() => store.DeleteIdleAsync(since, cancellationToken), () => Task.FromResult(0));

    /// <summary>Once the store is back: deletes what is due, and forgets what no turn has asked for.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (breaker.Reason is null)
        {
            await pending.DeleteAsync(key => store.DeleteAsync([key], cancellationToken));
            await memory.DeleteIdleAsync(time.GetUtcNow() - Grace, cancellationToken);
        }
    }

    // What is here has gone on from what the store has, and takes its place.
    private void Release(string key, ConversationRecord record)
    {
        var held = memory.Version(key);
        if (held is not null && StateJson.IsConflict(record, held))
        {
            throw StateJson.Conflict();
        }

        if (held is not null || pending.Contains(key))
        {
            record.ETag = StateJson.AnyETag;
        }
    }
}
