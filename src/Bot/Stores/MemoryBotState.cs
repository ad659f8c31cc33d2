namespace Bot.Stores;

/// <summary>Bot state in this process, gone with it.</summary>
internal sealed class MemoryBotState(TimeProvider time) : IBotStateStore
{
    private readonly Lock _gate = new();

    // Guarded by the gate.
    private readonly Dictionary<string, (string Json, string ETag, DateTimeOffset WrittenAt)> _items = new(StringComparer.Ordinal);

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

    public bool Holds(string key)
    {
        lock (_gate)
        {
            return _items.ContainsKey(key);
        }
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

    /// <summary>Lets go of what another store has now, unless it was written since.</summary>
    public void Release(string key, string? version)
    {
        lock (_gate)
        {
            if (_items.TryGetValue(key, out var stored) && stored.ETag == version)
            {
                _items.Remove(key);
            }
        }
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _items.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return Task.FromResult(_items.Where(item => item.Value.WrittenAt < since).Count(item => _items.Remove(item.Key)));
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
                _items[key] = (json, eTag, time.GetUtcNow());
            }
        }
    }
}
