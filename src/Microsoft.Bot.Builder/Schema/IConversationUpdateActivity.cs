namespace Microsoft.Bot.Schema;

/// <summary>Members or other properties of a conversation changed.</summary>
public interface IConversationUpdateActivity : IActivity
{
    /// <summary>Gets or sets the members added.</summary>
    IList<ChannelAccount> MembersAdded { get; set; }

    /// <summary>Gets or sets the members removed.</summary>
    IList<ChannelAccount> MembersRemoved { get; set; }

    /// <summary>Gets or sets the topic name.</summary>
    string TopicName { get; set; }

    /// <summary>Gets or sets the history disclosed.</summary>
    bool? HistoryDisclosed { get; set; }
}
