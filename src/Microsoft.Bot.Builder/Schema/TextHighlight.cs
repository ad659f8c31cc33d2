using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A part of a text to be highlighted.</summary>
public class TextHighlight
{
    /// <summary>Creates an empty instance.</summary>
    public TextHighlight()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public TextHighlight(string text = default, int? occurrence = default)
    {
        Text = text;
        Occurrence = occurrence;
    }

    /// <summary>Gets or sets the text.</summary>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>Gets or sets the occurrence.</summary>
    [JsonProperty(PropertyName = "occurrence")]
    public int? Occurrence { get; set; }
}
