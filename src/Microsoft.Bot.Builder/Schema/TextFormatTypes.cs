namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="Activity.TextFormat"/>.</summary>
public static class TextFormatTypes
{
    /// <summary>The value <c>markdown</c>.</summary>
    public const string Markdown = "markdown";

    /// <summary>The value <c>plain</c>.</summary>
    public const string Plain = "plain";

    /// <summary>The value <c>xml</c>.</summary>
    public const string Xml = "xml";
}
