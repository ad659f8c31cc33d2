using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>A store in memory. Objects are kept as JSON with the name of their type; what no longer has a known type comes back as JSON.</summary>
public class MemoryStorage : IStorage
{
    private const string TypeName = "$type";
    private const string ETagName = "eTag";
    private const string AnyETag = "*";

    // Only the outermost object names its type, and only types loaded in this process are made: nothing in the JSON can
    // bring in code.
    private readonly JsonSerializer _serializer;
    private readonly Dictionary<string, JObject> _memory;
    private readonly Lock _gate = new();
    private long _version;

    /// <summary>Creates a store with a serializer of its own.</summary>
    public MemoryStorage(JsonSerializer jsonSerializer, Dictionary<string, JObject> dictionary = null)
    {
        ArgumentNullException.ThrowIfNull(jsonSerializer);
        _serializer = jsonSerializer;
        _memory = dictionary ?? [];
    }

    /// <summary>Creates a store, on top of a dictionary if one is given.</summary>
    public MemoryStorage(Dictionary<string, JObject> dictionary = null)
        : this(JsonSerializer.CreateDefault(new JsonSerializerSettings { MaxDepth = 128 }), dictionary)
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
        var items = new Dictionary<string, object>();
        lock (_gate)
        {
            foreach (var key in keys)
            {
                if (_memory.TryGetValue(key, out var stored))
                {
                    items[key] = Restore(stored);
                }
            }
        }

        return Task.FromResult<IDictionary<string, object>>(items);
    }

    /// <summary>Writes all objects, or none when one of them was changed since it was read.</summary>
    public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changes);
        lock (_gate)
        {
            foreach (var (key, value) in changes)
            {
                CheckVersion(key, (value as IStoreItem)?.ETag);
            }

            foreach (var (key, value) in changes)
            {
                _memory[key] = Freeze(value);
            }
        }

        return Task.CompletedTask;
    }

    private void CheckVersion(string key, string eTag)
    {
        if (string.IsNullOrEmpty(eTag) || eTag == AnyETag)
        {
            return;
        }

        var stored = _memory.TryGetValue(key, out var item) ? (string)item[ETagName] : null;
        if (stored != eTag)
        {
            throw new InvalidOperationException($"Etag conflict. Original: {eTag}, current: {stored ?? "none"}");
        }
    }

    private JObject Freeze(object value)
    {
        var json = value is null ? [] : JObject.FromObject(value, _serializer);
        if (value is not null and not JObject)
        {
            json[TypeName] = value.GetType().AssemblyQualifiedName;
        }

        json[ETagName] = (++_version).ToString(CultureInfo.InvariantCulture);
        return json;
    }

    private object Restore(JObject stored)
    {
        var json = (JObject)stored.DeepClone();
        var type = (string)json[TypeName] is { } name ? Type.GetType(name, throwOnError: false) : null;
        json.Remove(TypeName);
        if (type is null)
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
