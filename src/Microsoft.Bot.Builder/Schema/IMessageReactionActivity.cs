namespace Microsoft.Bot.Schema;

/// <summary>A reaction to a message was added or removed.</summary>
public interface IMessageReactionActivity : IActivity
{
    /// <summary>Gets or sets the reactions added.</summary>
    IList<MessageReaction> ReactionsAdded { get; set; }

    /// <summary>Gets or sets the reactions removed.</summary>
    IList<MessageReaction> ReactionsRemoved { get; set; }
}
