namespace Microsoft.Bot.Builder;

/// <summary>A stored object that carries its version.</summary>
public interface IStoreItem
{
    /// <summary>Gets or sets the version that was read: null writes a new object, <c>*</c> writes whatever is stored.</summary>
    string ETag { get; set; }
}
