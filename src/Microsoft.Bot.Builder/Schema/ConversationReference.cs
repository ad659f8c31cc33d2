using System.Globalization;
using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What is needed to come back to a point in a conversation.</summary>
public class ConversationReference
{
    /// <summary>Creates an empty instance.</summary>
    public ConversationReference()
    {
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ConversationReference(
        string activityId = default,
        ChannelAccount user = default,
        ChannelAccount bot = default,
        ConversationAccount conversation = default,
        string channelId = default,
        string serviceUrl = default)
    {
        ActivityId = activityId;
        User = user;
        Bot = bot;
        Conversation = conversation;
        ChannelId = channelId;
        ServiceUrl = serviceUrl;
    }

    /// <summary>Creates an instance with the given values.</summary>
    public ConversationReference(CultureInfo locale, string activityId = default, ChannelAccount user = default, ChannelAccount bot = default, ConversationAccount conversation = default, string channelId = default, string serviceUrl = default)
        : this(activityId, user, bot, conversation, channelId, serviceUrl)
    {
        Locale = locale?.Name;
    }

    /// <summary>Gets or sets the activity id.</summary>
    [JsonProperty(PropertyName = "activityId")]
    public string ActivityId { get; set; }

    /// <summary>Gets or sets the user.</summary>
    [JsonProperty(PropertyName = "user")]
    public ChannelAccount User { get; set; }

    /// <summary>Gets or sets the bot.</summary>
    [JsonProperty(PropertyName = "bot")]
    public ChannelAccount Bot { get; set; }

    /// <summary>Gets or sets the conversation.</summary>
    [JsonProperty(PropertyName = "conversation")]
    public ConversationAccount Conversation { get; set; }

    /// <summary>Gets or sets the channel id.</summary>
    [JsonProperty(PropertyName = "channelId")]
    public string ChannelId { get; set; }

    /// <summary>Gets or sets the locale.</summary>
    [JsonProperty(PropertyName = "locale")]
    public string Locale { get; set; }

    /// <summary>Gets or sets the service url.</summary>
    [JsonProperty(PropertyName = "serviceUrl")]
    public string ServiceUrl { get; set; }

    /// <summary>Gets the event that continues the conversation.</summary>
    public Activity GetContinuationActivity() => new()
    {
        Type = ActivityTypes.Event,
        Name = ActivityEventNames.ContinueConversation,
        Id = Guid.NewGuid().ToString(),
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
        Conversation = Conversation,
        Recipient = Bot,
        From = User,
        RelatesTo = this,
    };
}
