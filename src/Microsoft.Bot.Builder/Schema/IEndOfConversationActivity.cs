namespace Microsoft.Bot.Schema;

/// <summary>A conversation is over.</summary>
public interface IEndOfConversationActivity : IActivity
{
    /// <summary>Gets or sets the code.</summary>
    string Code { get; set; }

    /// <summary>Gets or sets the text.</summary>
    string Text { get; set; }
}
