using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>A store in memory. Objects are kept as JSON with the name of their type; what no longer has a known type comes back as JSON.</summary>
public class MemoryStorage : IStorage
{
    private const string TypeName = "$type";
    private const string ETagName = "eTag";
    private const string AnyETag = "*";

    // Only the outermost object names its type, which is the type it was written as: a name that came along in the data,
    // at whatever depth, makes nothing.
    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _memory;
    private readonly Lock _gate = new();

    /// <summary>Creates a store with a serializer of its own.</summary>
    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializer);
        _serializer = jsonSerializer;
        _memory = dictionary ?? [];
    }

    /// <summary>Creates a store, on top of a dictionary if one is given.</summary>
    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(JsonSerializer.CreateDefault(new JsonSerializerSettings { MaxDepth = 128, MetadataPropertyHandling = MetadataPropertyHandling.Ignore }), dictionary)
    {
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        lock (_gate)
        {
            foreach (var key in keys)
            {
                _memory.Remove(key);
            }
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var found = new Dictionary<string, JObject>();
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var stored))
                {
                    found[key] = (JObject)stored.DeepClone();
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(found.ToDictionary(item => item.Key, item => Restore(item.Value)));
    }

    /// <summary>Writes all objects, or none when one of them was changed since it was read.</summary>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var frozen = changes.ToDictionary(change => change.Key, change => Freeze(change.Value));
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                CheckVersion(key, value as IStoreItem);
            }

            foreach (var (key, json) in frozen)
            {
                var eTag = Guid.NewGuid().ToString("n");
                json[ETagName] = eTag;
                _memory[key] = json;
                if (changes[key] is StoredState state)
                {
                    state.ETag = eTag;
                }
            }
        }

        return Task.CompletedTask;
    }

    private void CheckVersion(string key, IStoreItem item)
    {
        var isStored = _memory.TryGetValue(key, out var stored);
        var current = isStored ? (string)stored[ETagName] : null;
        var isConflict = item?.ETag switch
        {
            null => isStored && item is StoredState { IsNew: true },
            AnyETag => false,
            var read => read != current,
        };
        if (isConflict)
        {
            throw new InvalidOperationException($"Etag conflict. Original: {item.ETag ?? "none"}, current: {current ?? "none"}");
        }
    }

    private JObject Freeze(object value)
    {
        var json = value is null ? [] : JObject.FromObject(value, _serializer);
        json[TypeName] = (value?.GetType() ?? typeof(JObject)).AssemblyQualifiedName;
        return json;
    }

    private object Restore(JObject json)
    {
        var type = (string)json[TypeName] is { } name ? Type.GetType(name, throwOnError: false) : null;
        json.Remove(TypeName);
        if (type is null || type == typeof(JObject))
        {
            return json;
        }

        var eTag = (string)json[ETagName];
        json.Remove(ETagName);
        var value = json.ToObject(type, _serializer);
        if (value is IStoreItem item)
        {
            item.ETag = eTag;
        }

        return value;
    }
}
