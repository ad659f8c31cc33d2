namespace Microsoft.Bot.Schema;

/// <summary>Names of event activities that the framework itself sends.</summary>
public static class ActivityEventNames
{
    /// <summary>The value <c>ContinueConversation</c>.</summary>
    public const string ContinueConversation = "ContinueConversation";

    /// <summary>The value <c>CreateConversation</c>.</summary>
    public const string CreateConversation = "CreateConversation";
}
