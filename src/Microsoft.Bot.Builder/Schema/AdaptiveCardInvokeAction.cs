using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What a user chose on an Adaptive Card.</summary>
public class AdaptiveCardInvokeAction
{
    /// <summary>Creates an empty instance.</summary>
    public AdaptiveCardInvokeAction()
    {
    }

    /// <summary>Gets or sets the type; <c>Action.Execute</c> is the one that reaches a bot.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }

    /// <summary>Gets or sets the id of the action on the card.</summary>
    [JsonProperty(PropertyName = "id")]
    public string Id { get; set; }

    /// <summary>Gets or sets the verb that the card gives the action.</summary>
    [JsonProperty(PropertyName = "verb")]
    public string Verb { get; set; }

    /// <summary>Gets or sets what the card and its inputs send along.</summary>
    [JsonProperty(PropertyName = "data")]
    public object Data { get; set; }
}
