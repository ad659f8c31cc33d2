namespace Microsoft.Bot.Schema;

/// <summary>A call that expects an answer in the response.</summary>
public interface IInvokeActivity : IActivity
{
    /// <summary>Gets or sets the name.</summary>
    string Name { get; set; }

    /// <summary>Gets or sets the value.</summary>
    object Value { get; set; }

    /// <summary>Gets or sets the relates to.</summary>
    ConversationReference RelatesTo { get; set; }
}
