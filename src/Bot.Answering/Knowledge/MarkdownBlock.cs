namespace Bot.Answering.Knowledge;

internal enum MarkdownBlockKind
{
    Paragraph,
    Bullet,
    Quote,
}

/// <summary>A paragraph, one bullet, or one block quote of a knowledge file.</summary>
internal sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, int Line);
