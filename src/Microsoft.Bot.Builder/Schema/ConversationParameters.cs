using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What a bot gives a channel to start a conversation.</summary>
public class ConversationParameters
{
    /// <summary>Creates an empty instance.</summary>
    public ConversationParameters()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ConversationParameters(
        bool? isGroup = default,
        ChannelAccount bot = default,
        IList<ChannelAccount> members = default,
        string topicName = default,
        Activity activity = default,
        object channelData = default,
        string tenantId = default)
    {
        IsGroup = isGroup;
        Bot = bot;
        Members = members;
        TopicName = topicName;
        Activity = activity;
        ChannelData = channelData;
        TenantId = tenantId;
    }

    /// <summary>Gets or sets the is group.</summary>
    [JsonProperty(PropertyName = "isGroup")]
    public bool? IsGroup { get; set; }

    /// <summary>Gets or sets the bot.</summary>
    [JsonProperty(PropertyName = "bot")]
    public ChannelAccount Bot { get; set; }

    /// <summary>Gets or sets the members.</summary>
    [JsonProperty(PropertyName = "members")]
    public IList<ChannelAccount> Members { get; set; }

    /// <summary>Gets or sets the topic name.</summary>
    [JsonProperty(PropertyName = "topicName")]
    public string TopicName { get; set; }

    /// <summary>Gets or sets the activity.</summary>
    [JsonProperty(PropertyName = "activity")]
    public Activity Activity { get; set; }

    /// <summary>Gets or sets the channel data.</summary>
    [JsonProperty(PropertyName = "channelData")]
    public object ChannelData { get; set; }

    /// <summary>Gets or sets the tenant id.</summary>
    [JsonProperty(PropertyName = "tenantId")]
    public string TenantId { get; set; }
}
