using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A button or a quick reply.</summary>
public class CardAction
{
    /// <summary>Creates an empty instance.</summary>
    public CardAction()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public CardAction(
        string type = default,
        string title = default,
        string image = default,
        string text = default,
        string displayText = default,
        object value = default,
        object channelData = default)
    {
        Type = type;
        Title = title;
        Image = image;
        Text = text;
        DisplayText = displayText;
        Value = value;
        ChannelData = channelData;
    }

    /// <summary>Gets or sets the type.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Gets or sets the title.</summary>
    [JsonProperty(PropertyName = "title")]
    public string Title { get; set; }

    /// <summary>Gets or sets the image.</summary>
    [JsonProperty(PropertyName = "image")]
    public string Image { get; set; }

    /// <summary>Gets or sets the text.</summary>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }

    /// <summary>Gets or sets the display text.</summary>
    [JsonProperty(PropertyName = "displayText")]
    public string DisplayText { get; set; }

    /// <summary>Gets or sets the value.</summary>
    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }

    /// <summary>Gets or sets the channel data.</summary>
    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    /// <summary>Gets or sets the image alt text.</summary>
    [JsonProperty(PropertyName = "imageAltText")]
    public string ImageAltText { get; set; }
}
