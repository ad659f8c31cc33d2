using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>A reaction such as a like.</summary>
public class MessageReaction
{
    /// <summary>Creates an empty instance.</summary>
    public MessageReaction()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public MessageReaction(string type = default)
    {
        Type = type;
    }

    /// <summary>Gets or sets the type.</summary>
    [JsonProperty(PropertyName = "type")]
    public string Type { get; set; }
}
