namespace Bot.Answering.Search;

/// <summary>Names of the index's fields.</summary>
internal static class IndexFields
{
    public const string Heading = "heading";

    /// <summary>One alternate question.</summary>
    public const string Asked = "asked";

    public const string Text = "text";

    public const int HeadingNumber = 0;

    public const int AskedNumber = 1;

    public const int TextNumber = 2;

    /// <summary>The fields by their numbers.</summary>
    public static readonly string[] All = [Heading, Asked, Text];
}
