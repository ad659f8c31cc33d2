using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>The value of an invoke that an Adaptive Card sends.</summary>
public class AdaptiveCardInvokeValue
{
    /// <summary>Creates an empty instance.</summary>
    public AdaptiveCardInvokeValue()
    {
    }

    /// <summary>Gets or sets the action.</summary>
    [JsonProperty(PropertyName = "action")]
    public AdaptiveCardInvokeAction Action { get; set; }

    /// <summary>Gets or sets the token, when the user has just signed in.</summary>
    [JsonProperty(PropertyName = "authentication")]
    public AdaptiveCardAuthentication Authentication { get; set; }

    /// <summary>Gets or sets the magic code, when the user signed in with one.</summary>
    [JsonProperty(PropertyName = "state")]
    public string State { get; set; }
}
