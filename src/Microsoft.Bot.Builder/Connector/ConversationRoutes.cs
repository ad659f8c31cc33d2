namespace Microsoft.Bot.Connector;

/// <summary>The paths of the Bot Connector REST API v3, with every id percent-encoded.</summary>
internal static class ConversationRoutes
{
    public const string Conversations = "v3/conversations";

    public static string Activities(string conversationId) =>
        $"{Conversations}/{Segment(conversationId)}/activities";

    public static string Activity(string conversationId, string activityId) =>
        $"{Activities(conversationId)}/{Segment(activityId)}";

    /// <summary>Puts a path under a service URL, which may or may not end in a slash.</summary>
    public static Uri Under(Uri serviceUrl, string path) =>
        new($"{serviceUrl.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");

    private static string Segment(string id)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);

        // A dot segment survives encoding and would climb out of the route when the URL is put together.
        if (id is "." or "..")
        {
            throw new ConnectorRequestException("An id of dots only cannot be part of a route.");
        }

        return Uri.EscapeDataString(id);
    }
}
