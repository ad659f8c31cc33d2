namespace Bot.Stores;

/// <summary>Bot state in this process, gone with it.</summary>
internal sealed class MemoryBotState(TimeProvider time) : IBotStateStore
{
    /// <summary>Bytes that all records may take together; beyond it, those written longest ago are forgotten.</summary>
    public const long MaxSize = 64 * 1024 * 1024;

    private readonly Lock _gate = new();

    // Guarded by the gate.
    private readonly Dictionary<string, (string Json, string ETag, DateTimeOffset WrittenAt)> _items = new(StringComparer.Ordinal);
    private long _size;

    /// <summary>Keys there are.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _items.Keys];
            }
        }
    }

    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            var found = keys.Distinct(StringComparer.Ordinal).Where(_items.ContainsKey);
            return Task.FromResult<IDictionary<string, object>>(found.ToDictionary(key => key, object (key) => StateJson.Thaw(_items[key].Json, _items[key].ETag), StringComparer.Ordinal));
        }
    }

    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(changes);
        Write(changes, (value, stored) => StateJson.IsConflict(value, stored));
        return Task.CompletedTask;
    }

    /// <summary>Writes what belongs into another store: only what is here has a version to compare with.</summary>
    public void Adopt(IDictionary<string, object> changes) => Write(changes, (value, stored) => stored is not null && StateJson.IsConflict(value, stored));

    /// <summary>The version of what is here; null when nothing is.</summary>
    public string? Version(string key)
    {
        lock (_gate)
        {
            return _items.TryGetValue(key, out var stored) ? stored.ETag : null;
        }
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_items.Where(item => item.Value.WrittenAt < since).ToList().Count(item => Remove(item.Key)));
        }
    }

    private void Write(IDictionary<string, object> changes, Func<object, string?, bool> isConflict)
    {
        var frozen = changes.ToDictionary(change => change.Key, change => StateJson.Freeze(change.Value), StringComparer.Ordinal);
        lock (_gate)
        {
            if (changes.Any(change => isConflict(change.Value, _items.TryGetValue(change.Key, out var stored) ? stored.ETag : null)))
            {
                throw StateJson.Conflict();
            }

            foreach (var (key, (json, eTag)) in frozen)
            {
                Remove(key);
                _items[key] = (json, eTag, time.GetUtcNow());
                _size += Size(key, json);
            }

            MakeRoom();
        }
    }

    // A quarter at a time: to look for the oldest with each write would cost more than the write.
    private void MakeRoom()
    {
        if (_size <= MaxSize)
        {
            return;
        }

        foreach (var (key, _) in _items.OrderBy(item => item.Value.WrittenAt).ToList().TakeWhile(_ => _size > MaxSize / 4 * 3))
        {
            Remove(key);
        }
    }

    private bool Remove(string key)
    {
        if (!_items.Remove(key, out var removed))
        {
            return false;
        }

        _size -= Size(key, removed.Json);
        return true;
    }

    private static long Size(string key, string json) => (key.Length + json.Length) * sizeof(char);
}
