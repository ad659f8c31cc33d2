using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>An entity that names a user in a text.</summary>
public class Mention : Entity
{
    private const string TypeName = "mention";

    /// <summary>Creates an empty instance.</summary>
    public Mention()
    {
        Type = TypeName;
    }

    /// <summary>Creates an instance with the given values.</summary>
    public Mention(ChannelAccount mentioned = default, string text = default, string type = default)
    {
        Mentioned = mentioned;
        Text = text;
        Type = type ?? TypeName;
    }

    /// <summary>Gets or sets the mentioned.</summary>
    [JsonProperty(PropertyName = "mentioned")]
    public ChannelAccount Mentioned { get; set; }

    /// <summary>Gets or sets the text.</summary>
    [JsonProperty(PropertyName = "text")]
    public string Text { get; set; }
}
