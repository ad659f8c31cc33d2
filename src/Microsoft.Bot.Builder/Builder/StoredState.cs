using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

/// <summary>A state as it goes into the store: the SDK's plain dictionary, with the version that dictionary lacks.</summary>
internal sealed class StoredState : Dictionary<string, object>, IStoreItem
{
    /// <summary>Creates a state without properties, for the serializer.</summary>
    [JsonConstructor]
    public StoredState()
        : base(StringComparer.Ordinal)
    {
    }

    public StoredState(IDictionary<string, object> properties)
        : base(properties, StringComparer.Ordinal)
    {
    }

    /// <inheritdoc/>
    public string ETag { get; set; }

    /// <summary>Whether nothing was stored when the state was read: then writing over something is a conflict too.</summary>
    public bool IsNew { get; init; }
}
