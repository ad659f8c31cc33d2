namespace Bot.Reloading;

/// <summary>Whether edits of the knowledge take effect in a running bot.</summary>
internal sealed class ReloadOptions
{
    /// <summary>Null: in the Development environment only.</summary>
    public bool? Reload { get; set; }
}
