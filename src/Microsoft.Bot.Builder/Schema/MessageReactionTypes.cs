namespace Microsoft.Bot.Schema;

/// <summary>Values of <see cref="MessageReaction.Type"/>.</summary>
public static class MessageReactionTypes
{
    /// <summary>The value <c>like</c>.</summary>
    public const string Like = "like";

    /// <summary>The value <c>plusOne</c>.</summary>
    public const string PlusOne = "plusOne";
}
