namespace Bot.Stores.Redis;

/// <summary>Keeps bot state on the server; it expires there.</summary>
internal sealed class RedisBotState(RedisServer server) : IBotStateStore
{
    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        var found = await Task.WhenAll(keys.Distinct(StringComparer.Ordinal).Select(async key => (Key: key, Item: await redis.HashGetAsync(Key(key), ["json", "etag"]))));
        return found
            .Where(entry => !entry.Item[1].IsNull)
            .ToDictionary(entry => entry.Key, object (entry) => StateJson.Deserialize(entry.Item[0]!, entry.Item[1]!), StringComparer.Ordinal);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (changes.Count == 0)
        {
            return;
        }

        RedisValue[] values =
        [
            server.Retention,
            .. changes.Values.SelectMany(value => StateJson.Serialize(value) is var (json, eTag) ? (RedisValue[])[StateJson.RequiredETag(value), json, eTag] : []),
        ];
        var redis = await server.GetAsync();
        if (!(bool)await redis.ScriptEvaluateAsync(RedisScripts.WriteState, [.. changes.Keys.Select(Key)], values))
        {
            throw StateJson.Conflict();
        }
    }

    public async Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        await Task.WhenAll(keys.Select(key => redis.KeyDeleteAsync(Key(key))));
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) => Task.FromResult(0);

    private RedisKey Key(string key) => $"{server.Prefix}state:{key}";
}
