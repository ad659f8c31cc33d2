namespace Bot.Answering.Search;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    public const string Heading = "heading";

    public const string Text = "text";

    /// <summary>One alternate question.</summary>
    public const string Asked = "asked";
}
