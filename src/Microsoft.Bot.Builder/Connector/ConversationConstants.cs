namespace Microsoft.Bot.Connector;

/// <summary>Names used by the conversation routes of the Bot Connector protocol.</summary>
public static class ConversationConstants
{
    /// <summary>The request header that repeats the conversation's id.</summary>
    public const string ConversationIdHttpHeaderName = "x-ms-conversation-id";
}
