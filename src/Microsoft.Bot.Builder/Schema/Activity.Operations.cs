using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Schema;

/// <content>Creating, reading and addressing activities.</content>
public partial class Activity
{
    private static readonly string StreamingScheme = "urn:";

    /// <summary>Creates a message.</summary>
    public static IMessageActivity CreateMessageActivity() =>
        new Activity(ActivityTypes.Message) { Attachments = new List<Attachment>(), Entities = new List<Entity>() };

    /// <summary>Creates an update of a contact relation.</summary>
    public static IContactRelationUpdateActivity CreateContactRelationUpdateActivity() => new Activity(ActivityTypes.ContactRelationUpdate);

    /// <summary>Creates an update of a conversation.</summary>
    public static IConversationUpdateActivity CreateConversationUpdateActivity() =>
        new Activity(ActivityTypes.ConversationUpdate) { MembersAdded = new List<ChannelAccount>(), MembersRemoved = new List<ChannelAccount>() };

    /// <summary>Creates a sign of typing.</summary>
    public static ITypingActivity CreateTypingActivity() => new Activity(ActivityTypes.Typing);

    /// <summary>Creates a handover.</summary>
    public static IHandoffActivity CreateHandoffActivity() => new Activity(ActivityTypes.Handoff);

    /// <summary>Creates an end of conversation.</summary>
    public static IEndOfConversationActivity CreateEndOfConversationActivity() => new Activity(ActivityTypes.EndOfConversation);

    /// <summary>Creates an event.</summary>
    public static IEventActivity CreateEventActivity() => new Activity(ActivityTypes.Event);

    /// <summary>Creates an invoke.</summary>
    public static IInvokeActivity CreateInvokeActivity() => new Activity(ActivityTypes.Invoke);

    /// <summary>Creates a trace; without a value type the type of the value is named, without a label the calling method.</summary>
    public static ITraceActivity CreateTraceActivity(string name, string valueType = default, object value = default, [CallerMemberName] string label = default) =>
        new Activity(ActivityTypes.Trace) { Name = name, Label = label, Value = value, ValueType = valueType ?? value?.GetType().Name };

    /// <summary>Creates a message that answers this activity.</summary>
    public Activity CreateReply(string text = default, string locale = default) => Answering(new Activity(ActivityTypes.Message)
    {
        Text = text ?? string.Empty,
        Locale = locale ?? Locale,
        Attachments = new List<Attachment>(),
        Entities = new List<Entity>(),
    });

    /// <summary>Creates a trace that answers this activity.</summary>
    public ITraceActivity CreateTrace(string name, object value = default, string valueType = default, [CallerMemberName] string label = default) =>
        Answering((Activity)CreateTraceActivity(name, valueType, value, label));

    /// <summary>Gets this activity as a message, or null when it is of another type.</summary>
    public IMessageActivity AsMessageActivity() => IsActivity(ActivityTypes.Message) ? this : null;

    /// <summary>Gets this activity as a contact relation update, or null when it is of another type.</summary>
    public IContactRelationUpdateActivity AsContactRelationUpdateActivity() => IsActivity(ActivityTypes.ContactRelationUpdate) ? this : null;

    /// <summary>Gets this activity as an installation update, or null when it is of another type.</summary>
    public IInstallationUpdateActivity AsInstallationUpdateActivity() => IsActivity(ActivityTypes.InstallationUpdate) ? this : null;

    /// <summary>Gets this activity as a conversation update, or null when it is of another type.</summary>
    public IConversationUpdateActivity AsConversationUpdateActivity() => IsActivity(ActivityTypes.ConversationUpdate) ? this : null;

    /// <summary>Gets this activity as a sign of typing, or null when it is of another type.</summary>
    public ITypingActivity AsTypingActivity() => IsActivity(ActivityTypes.Typing) ? this : null;

    /// <summary>Gets this activity as an end of conversation, or null when it is of another type.</summary>
    public IEndOfConversationActivity AsEndOfConversationActivity() => IsActivity(ActivityTypes.EndOfConversation) ? this : null;

    /// <summary>Gets this activity as an event, or null when it is of another type.</summary>
    public IEventActivity AsEventActivity() => IsActivity(ActivityTypes.Event) ? this : null;

    /// <summary>Gets this activity as an invoke, or null when it is of another type.</summary>
    public IInvokeActivity AsInvokeActivity() => IsActivity(ActivityTypes.Invoke) ? this : null;

    /// <summary>Gets this activity as a message update, or null when it is of another type.</summary>
    public IMessageUpdateActivity AsMessageUpdateActivity() => IsActivity(ActivityTypes.MessageUpdate) ? this : null;

    /// <summary>Gets this activity as a message deletion, or null when it is of another type.</summary>
    public IMessageDeleteActivity AsMessageDeleteActivity() => IsActivity(ActivityTypes.MessageDelete) ? this : null;

    /// <summary>Gets this activity as a reaction, or null when it is of another type.</summary>
    public IMessageReactionActivity AsMessageReactionActivity() => IsActivity(ActivityTypes.MessageReaction) ? this : null;

    /// <summary>Gets this activity as a suggestion, or null when it is of another type.</summary>
    public ISuggestionActivity AsSuggestionActivity() => IsActivity(ActivityTypes.Suggestion) ? this : null;

    /// <summary>Gets this activity as a trace, or null when it is of another type.</summary>
    public ITraceActivity AsTraceActivity() => IsActivity(ActivityTypes.Trace) ? this : null;

    /// <summary>Gets this activity as a handover, or null when it is of another type.</summary>
    public IHandoffActivity AsHandoffActivity() => IsActivity(ActivityTypes.Handoff) ? this : null;

    /// <summary>Gets this activity as a command, or null when it is of another type.</summary>
    public ICommandActivity AsCommandActivity() => IsActivity(ActivityTypes.Command) ? this : null;

    /// <summary>Gets this activity as a command result, or null when it is of another type.</summary>
    public ICommandResultActivity AsCommandResultActivity() => IsActivity(ActivityTypes.CommandResult) ? this : null;

    /// <summary>Tells whether the message holds a text, a summary, an attachment or channel data.</summary>
    public bool HasContent() =>
        !string.IsNullOrWhiteSpace(Text) || !string.IsNullOrWhiteSpace(Summary) || Attachments is { Count: > 0 } || ChannelData is not null;

    /// <summary>Gets the entities that name a user.</summary>
    public Mention[] GetMentions() =>
        Entities?.Where(entity => string.Equals(entity.Type, "mention", StringComparison.OrdinalIgnoreCase)).Select(entity => entity.GetAs<Mention>()).ToArray() ?? [];

    /// <summary>Reads the channel data as a type; the default when there is none.</summary>
    public TypeT GetChannelData<TypeT>() => ChannelData switch
    {
        null => default,
        TypeT typed => typed,
        var other => JObject.FromObject(other).ToObject<TypeT>(),
    };

    /// <summary>Reads the channel data as a type; false when there is none or it does not fit.</summary>
    public bool TryGetChannelData<TypeT>(out TypeT instance)
    {
        instance = default;
        try
        {
            instance = GetChannelData<TypeT>();
            return ChannelData is not null;
        }
        catch (Exception fault) when (fault is Newtonsoft.Json.JsonException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Gets what is needed to come back to this point of the conversation.</summary>
    public ConversationReference GetConversationReference() => new()
    {
        ActivityId = Type == ActivityTypes.ConversationUpdate && IsOwnIdUseless() ? null : Id,
        User = From,
        Bot = Recipient,
        Conversation = Conversation,
        ChannelId = ChannelId,
        Locale = Locale,
        ServiceUrl = ServiceUrl,
    };

    /// <summary>Gets a reference to the reply that was sent to this activity.</summary>
    public ConversationReference GetReplyConversationReference(ResourceResponse reply)
    {
        var reference = GetConversationReference();
        reference.ActivityId = reply.Id;
        return reference;
    }

    /// <summary>Addresses this activity by a reference: as one that came in, or as one to send.</summary>
    public Activity ApplyConversationReference(ConversationReference reference, bool isIncoming = false)
    {
        ChannelId = reference.ChannelId;
        ServiceUrl = reference.ServiceUrl;
        Conversation = reference.Conversation;
        Locale ??= reference.Locale;
        (From, Recipient) = isIncoming ? (reference.User, reference.Bot) : (reference.Bot, reference.User);
        if (isIncoming)
        {
            Id = reference.ActivityId ?? Id;
        }
        else
        {
            ReplyToId = reference.ActivityId ?? ReplyToId;
        }

        return this;
    }

    /// <summary>Tells whether the activity came over a streaming connection, whose service URL is a URN.</summary>
    public bool IsFromStreamingConnection() => ServiceUrl?.StartsWith(StreamingScheme, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Tells whether the activity is of a type; what follows a slash in its own type does not count.</summary>
    protected bool IsActivity(string activityType) =>
        Type?.Split('/')[0].Equals(activityType, StringComparison.OrdinalIgnoreCase) == true;

    // Direct Line and Web Chat do not let a bot reply to the id of a conversation update.
    private bool IsOwnIdUseless() => ChannelId is "directline" or "webchat";

    private Activity Answering(Activity reply)
    {
        reply.Timestamp = DateTimeOffset.UtcNow;
        reply.From = Recipient is null ? null : new ChannelAccount(Recipient.Id, Recipient.Name);
        reply.Recipient = From is null ? null : new ChannelAccount(From.Id, From.Name);
        reply.ReplyToId = GetConversationReference().ActivityId;
        reply.ServiceUrl = ServiceUrl;
        reply.ChannelId = ChannelId;
        reply.Conversation = Conversation;
        return reply;
    }
}
