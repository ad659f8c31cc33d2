using Bot.Bots;

namespace Bot.Stores.Faults;

/// <summary>Goes on in memory with the bot state that is written while its store cannot be used, and gives it back when it can.</summary>
internal sealed class FallbackBotState(IBotStateStore store, MemoryBotState memory, GuardedStore guard) : IBotStateStore, IRecoverable
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var held = await memory.ReadAsync(keys, cancellationToken);
        string[] others = [.. keys.Where(key => !held.ContainsKey(key))];
        if (others.Length == 0)
        {
            return held;
        }

        var kept = await guard.UseAsync(
            () => store.ReadAsync(others, cancellationToken),
            () => Task.FromResult<IDictionary<string, object>>(new Dictionary<string, object>()));
        return held.Concat(kept).ToDictionary(item => item.Key, item => item.Value, StringComparer.Ordinal);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        if (changes.Keys.Any(memory.Holds))
        {
            memory.Adopt(changes);
            return;
        }

        await guard.UseAsync(
            async () =>
            {
                await store.WriteAsync(changes, cancellationToken);
                return true;
            },
            () =>
            {
                memory.Adopt(changes);
                return Task.FromResult(true);
            });
    }

    /// <summary>What cannot be deleted now is overwritten when it can.</summary>
    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        await memory.DeleteAsync(keys, cancellationToken);
        await guard.UseAsync(
            async () =>
            {
                await store.DeleteAsync(keys, cancellationToken);
                return true;
            },
            () =>
            {
                memory.Adopt(keys.ToDictionary(key => key, object (_) => new ConversationRecord { ETag = StateJson.AnyETag }, StringComparer.Ordinal));
                return Task.FromResult(true);
            });
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await memory.DeleteIdleAsync(since, cancellationToken)
        + await guard.UseAsync(() => store.DeleteIdleAsync(since, cancellationToken), () => Task.FromResult(0));

    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (guard.IsFailing)
        {
            return;
        }

        foreach (var key in memory.Keys)
        {
            var version = memory.Version(key);
            var held = await memory.ReadAsync([key], cancellationToken);
            if (!held.TryGetValue(key, out var value))
            {
                continue;
            }

            ((ConversationRecord)value).ETag = StateJson.AnyETag;
            await store.WriteAsync(new Dictionary<string, object> { [key] = value }, cancellationToken);
            memory.Release(key, version);
        }
    }
}
