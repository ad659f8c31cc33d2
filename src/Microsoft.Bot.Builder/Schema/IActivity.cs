namespace Microsoft.Bot.Schema;

/// <summary>What every activity has.</summary>
public interface IActivity
{
    /// <summary>Gets or sets the type.</summary>
    string Type { get; set; }

    /// <summary>Gets or sets the id.</summary>
    string Id { get; set; }

    /// <summary>Gets or sets the service url.</summary>
    string ServiceUrl { get; set; }

    /// <summary>Gets or sets the timestamp.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Gets or sets the local timestamp.</summary>
    DateTimeOffset? LocalTimestamp { get; set; }

    /// <summary>Gets or sets the channel id.</summary>
    string ChannelId { get; set; }

    /// <summary>Gets or sets the from.</summary>
    ChannelAccount From { get; set; }

    /// <summary>Gets or sets the conversation.</summary>
    ConversationAccount Conversation { get; set; }

    /// <summary>Gets or sets the recipient.</summary>
    ChannelAccount Recipient { get; set; }

    /// <summary>Gets or sets the reply to id.</summary>
    string ReplyToId { get; set; }

    /// <summary>Gets or sets the entities.</summary>
    IList<Entity> Entities { get; set; }

    /// <summary>Gets or sets the channel data.</summary>
    object ChannelData { get; set; }

    /// <summary>Reads the channel data as a type.</summary>
    TypeT GetChannelData<TypeT>();

    /// <summary>Reads the channel data as a type; false when it does not fit.</summary>
    bool TryGetChannelData<TypeT>(out TypeT instance);

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IMessageActivity AsMessageActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IContactRelationUpdateActivity AsContactRelationUpdateActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IInstallationUpdateActivity AsInstallationUpdateActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IConversationUpdateActivity AsConversationUpdateActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    ITypingActivity AsTypingActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IEndOfConversationActivity AsEndOfConversationActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IEventActivity AsEventActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IInvokeActivity AsInvokeActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IMessageUpdateActivity AsMessageUpdateActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IMessageDeleteActivity AsMessageDeleteActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    IMessageReactionActivity AsMessageReactionActivity();

    /// <summary>Gets this activity as the interface, or null when it is of another type.</summary>
    ISuggestionActivity AsSuggestionActivity();

    /// <summary>Gets what is needed to come back to this point of the conversation.</summary>
    ConversationReference GetConversationReference();

    /// <summary>Addresses the activity by a reference.</summary>
    Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false);
}
