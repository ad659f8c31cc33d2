using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The answer to an invoke of an Adaptive Card or of a search.</summary>
public class AdaptiveCardInvokeResponse
{
    /// <summary>Creates an empty instance.</summary>
    public AdaptiveCardInvokeResponse()
    {
    }

    /// <summary>Gets or sets the HTTP status.</summary>
    [JsonProperty(PropertyName = "statusCode")]
    public int StatusCode { get; set; }

    /// <summary>Gets or sets the media type of the value.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Gets or sets the value: a card, a message, results or an error.</summary>
    [JsonProperty(PropertyName = "value")]
    public object Value { get; set; }
}
