namespace Microsoft.Bot.Schema;

/// <summary>A trace for developers.</summary>
public interface ITraceActivity : IActivity
{
    /// <summary>Gets or sets the name.</summary>
    string Name { get; set; }

    /// <summary>Gets or sets the label.</summary>
    string Label { get; set; }

    /// <summary>Gets or sets the value type.</summary>
    string ValueType { get; set; }

    /// <summary>Gets or sets the value.</summary>
    object Value { get; set; }

    /// <summary>Gets or sets the relates to.</summary>
    ConversationReference RelatesTo { get; set; }
}
