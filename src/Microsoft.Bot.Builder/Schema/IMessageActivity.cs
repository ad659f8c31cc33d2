namespace Microsoft.Bot.Schema;

/// <summary>A message.</summary>
public interface IMessageActivity : IActivity
{
    /// <summary>Gets or sets the locale.</summary>
    string Locale { get; set; }

    /// <summary>Gets or sets the text.</summary>
    string Text { get; set; }

    /// <summary>Gets or sets the speak.</summary>
    string Speak { get; set; }

    /// <summary>Gets or sets the input hint.</summary>
    string InputHint { get; set; }

    /// <summary>Gets or sets the summary.</summary>
    string Summary { get; set; }

    /// <summary>Gets or sets the text format.</summary>
    string TextFormat { get; set; }

    /// <summary>Gets or sets the attachment layout.</summary>
    string AttachmentLayout { get; set; }

    /// <summary>Gets or sets the attachments.</summary>
    IList<Attachment> Attachments { get; set; }

    /// <summary>Gets or sets the suggested actions.</summary>
    SuggestedActions SuggestedActions { get; set; }

    /// <summary>Gets or sets the importance.</summary>
    string Importance { get; set; }

    /// <summary>Gets or sets the delivery mode.</summary>
    string DeliveryMode { get; set; }

    /// <summary>Gets or sets the expiration.</summary>
    DateTimeOffset? Expiration { get; set; }

    /// <summary>Gets or sets the value.</summary>
    object Value { get; set; }

    /// <summary>Gets the entities that name a user.</summary>
    Mention[] GetMentions();

    /// <summary>Tells whether the message holds anything.</summary>
    bool HasContent();
}
