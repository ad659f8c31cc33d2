namespace Microsoft.Bot.Schema;

/// <summary>A named event without words.</summary>
public interface IEventActivity : IActivity
{
    /// <summary>Gets or sets the name.</summary>
    string Name { get; set; }

    /// <summary>Gets or sets the value.</summary>
    object Value { get; set; }

    /// <summary>Gets or sets the relates to.</summary>
    ConversationReference RelatesTo { get; set; }
}
