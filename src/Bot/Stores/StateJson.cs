using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Bot.Builder;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bot.Stores;

/// <summary>How objects of bot state become JSON and come back, and which of them may be written over which.</summary>
internal static class StateJson
{
    /// <summary>Overwrites whatever is stored.</summary>
    private const string AnyETag = "*";

    // Where a state that came back as plain JSON carries its version.
    private const string ETagProperty = "eTag";

    private const int MaxDepth = 128;

    // Only the outermost object has a type, which is the one it was written as: a name that came along in the data makes nothing.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(new JsonSerializerSettings
    {
        MaxDepth = MaxDepth,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
    });

    // What has been read or written by this process, so that names are looked up once.
    private static readonly ConcurrentDictionary<string, Type> Types = new(StringComparer.Ordinal);

    public static StateItem Freeze(object? value)
    {
        var type = value?.GetType() ?? typeof(JObject);
        using var json = new StringWriter(CultureInfo.InvariantCulture);
        Serializer.Serialize(json, value ?? new JObject(), type);
        return new StateItem(type.AssemblyQualifiedName!, json.ToString(), Guid.NewGuid().ToString("n", CultureInfo.InvariantCulture));
    }

    /// <summary>The object; plain JSON when its type is not known any more.</summary>
    public static object Thaw(StateItem item)
    {
        // Text that looks like a date must come back as it was.
        using var reader = new JsonTextReader(new StringReader(item.Json)) { DateParseHandling = DateParseHandling.None, MaxDepth = MaxDepth };
        var type = TypeOf(item.TypeName);
        if (type is null || type == typeof(JObject))
        {
            var json = JObject.Load(reader);
            json[ETagProperty] = item.ETag;
            return json;
        }

        var value = Serializer.Deserialize(reader, type)!;
        if (value is IStoreItem versioned)
        {
            versioned.ETag = item.ETag;
        }

        return value;
    }

    /// <summary>Whether an object must not be written, because what is stored is not what it was made from.</summary>
    /// <param name="value">The object.</param>
    /// <param name="stored">The version that is stored; null when nothing is.</param>
    public static bool IsConflict(object? value, string? stored) => RequiredETag(value) is { } required && required != (stored ?? "");

    /// <summary>The version that must be stored for an object to be written: empty for none at all, null for any or none.</summary>
    public static string? RequiredETag(object? value) => value switch
    {
        IStoreItem { ETag: AnyETag } => null,

        // A bot state without a version was made because there was none: if there is one now, another turn has made it.
        IStoreItem { ETag: null } => value is IDictionary<string, object> ? "" : null,

        // An empty version is none that was ever stored.
        IStoreItem { ETag: var read } => read.Length > 0 ? read : " ",
        _ => null,
    };

    /// <summary>Tells a bot state, which may be saved again in its turn, the version that it has now.</summary>
    public static void Written(object? value, StateItem item)
    {
        if (value is IStoreItem versioned and IDictionary<string, object>)
        {
            versioned.ETag = item.ETag;
        }
    }

    /// <summary>The words by which the SDK's stores report a conflict.</summary>
    public static InvalidOperationException Conflict() => new("Etag conflict: the state was changed since it was read.");

    private static Type? TypeOf(string name)
    {
        if (!Types.TryGetValue(name, out var type) && Type.GetType(name, throwOnError: false) is { } found)
        {
            type = Types[name] = found;
        }

        return type;
    }
}
