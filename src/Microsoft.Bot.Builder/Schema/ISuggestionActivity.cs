namespace Microsoft.Bot.Schema;

/// <summary>A private suggestion to one recipient.</summary>
public interface ISuggestionActivity : IMessageActivity, IActivity
{
    /// <summary>Gets or sets the text highlights.</summary>
    IList<TextHighlight> TextHighlights { get; set; }
}
