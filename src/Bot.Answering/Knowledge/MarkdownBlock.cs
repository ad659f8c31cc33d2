namespace Bot.Answering.Knowledge;

internal enum MarkdownBlockKind
{
    Paragraph,
    Bullet,
    Quote,
}

/// <summary>A paragraph, one bullet, or one block quote of a knowledge file.</summary>
internal sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, int Line)
{
    /// <summary>What stands before the first colon and after it; null for the latter where there is no colon.</summary>
    public (string Name, string? Value) Field()
    {
        var colon = Text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (Text, null) : (Text[..colon].Trim(), Text[(colon + 1)..].Trim());
    }
}
