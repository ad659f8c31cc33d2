namespace Bot.Stores;

/// <summary>Bot state in this process, gone with it.</summary>
internal sealed class MemoryBotState(TimeProvider time) : IBotStateStore
{
    /// <summary>Bytes that all records may take together; beyond it, those written longest ago are forgotten.</summary>
    public const long MaxSize = 64 * 1024 * 1024;

    private readonly Lock _gate = new();

    // Changed under the gate only, read by anybody.
    private readonly ConcurrentDictionary<string, (string Json, string ETag, DateTimeOffset WrittenAt)> _items = new(StringComparer.Ordinal);
    private long _size;

    public IReadOnlyList<string> Keys => [.. _items.Keys];

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = keys.Distinct(StringComparer.Ordinal).Select(key => (Key: key, Item: _items.GetValueOrDefault(key))).Where(found => found.Item.Json is not null);
        return Task.FromResult<IDictionary<string, object>>(found.ToDictionary(entry => entry.Key, object (entry) => StateJson.Deserialize(entry.Item.Json, entry.Item.ETag), StringComparer.Ordinal));
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        Write(changes, StateJson.IsConflict);
        return Task.CompletedTask;
    }

    /// <summary>Writes what belongs into another store: only what is here has a version to compare with.</summary>
    public void Adopt(IDictionary<string, object> changes) => Write(changes, (value, stored) => stored is not null && StateJson.IsConflict(value, stored));

    public string? Version(string key) => _items.TryGetValue(key, out var stored) ? stored.ETag : null;

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Array.ForEach(keys, key => Remove(key));
        }

        return Task.CompletedTask;
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        using var scope = _gate.EnterScope();
        return Task.FromResult(_items.Where(item => item.Value.WrittenAt < since).ToList().Count(item => Remove(item.Key)));
    }

    private void Write(IDictionary<string, object> changes, Func<object, string?, bool> isConflict)
    {
        var frozen = changes.ToDictionary(change => change.Key, change => StateJson.Serialize(change.Value), StringComparer.Ordinal);
        using var scope = _gate.EnterScope();
        if (changes.Any(change => isConflict(change.Value, Version(change.Key))))
        {
            throw StateJson.Conflict();
        }

        foreach (var (key, (json, eTag)) in frozen)
        {
            _size += Size(key, json) - (_items.TryGetValue(key, out var before) ? Size(key, before.Json) : 0);
            _items[key] = (json, eTag, time.GetUtcNow());
        }

        // A quarter at a time: to look for the oldest with each write would cost more than the write.
        var oldest = _size > MaxSize ? _items.OrderBy(item => item.Value.WrittenAt).Select(item => item.Key).ToList() : [];
        foreach (var key in oldest.TakeWhile(_ => _size > MaxSize / 4 * 3))
        {
            Remove(key);
        }
    }

    private bool Remove(string key)
    {
        var isThere = _items.TryRemove(key, out var removed);
        _size -= isThere ? Size(key, removed.Json) : 0;
        return isThere;
    }

    private static long Size(string key, string json) => (key.Length + json.Length) * sizeof(char);
}
