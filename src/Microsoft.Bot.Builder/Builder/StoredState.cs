namespace Microsoft.Bot.Builder;

/// <summary>A state as it goes into the store: with its version, which the SDK's plain dictionary lacks.</summary>
internal sealed class StoredState : IStoreItem
{
    public Dictionary<string, object> Properties { get; set; } = [];

    public string ETag { get; set; }
}
