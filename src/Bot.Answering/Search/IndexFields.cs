namespace Bot.Answering.Search;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    /// <summary>Number of the entry that a document belongs to; stored, not searched.</summary>
    public const string Entry = "entry";

    public const string Heading = "heading";

    public const string Text = "text";

    /// <summary>One alternate question.</summary>
    public const string Asked = "asked";
}
