using StackExchange.Redis;

namespace Bot.Stores.Redis;

/// <summary>Keeps bot state on the server; it expires there.</summary>
internal sealed class RedisBotState(RedisServer server) : IBotStateStore
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        var found = await Task.WhenAll(keys.Distinct(StringComparer.Ordinal).Select(async key => (Key: key, Item: await redis.HashGetAsync(Key(key), ["type", "json", "etag"]))));
        return found
            .Where(entry => !entry.Item[2].IsNull)
            .ToDictionary(entry => entry.Key, entry => StateJson.Thaw(new StateItem(entry.Item[0]!, entry.Item[1]!, entry.Item[2]!)), StringComparer.Ordinal);
    }

    /// <summary>Writes all or none. In a cluster, objects written together must have keys with the same hash tag.</summary>
    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        cancellationToken.ThrowIfCancellationRequested();
        if (changes.Count == 0)
        {
            return;
        }

        var frozen = changes.Select(change => (change.Key, change.Value, Item: StateJson.Freeze(change.Value))).ToList();
        RedisValue[] values =
        [
            server.Retention,
            .. frozen.SelectMany(f => (RedisValue[])[StateJson.RequiredETag(f.Value) ?? "*", f.Item.TypeName, f.Item.Json, f.Item.ETag]),
        ];
        var redis = await server.GetAsync();
        if (!(bool)await redis.ScriptEvaluateAsync(RedisScripts.WriteState, [.. frozen.Select(f => Key(f.Key))], values))
        {
            throw StateJson.Conflict();
        }

        frozen.ForEach(f => StateJson.Written(f.Value, f.Item));
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        await Task.WhenAll(keys.Select(key => redis.KeyDeleteAsync(Key(key))));
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(0);

    private RedisKey Key(string key) => $"{server.Prefix}state:{key}";
}
