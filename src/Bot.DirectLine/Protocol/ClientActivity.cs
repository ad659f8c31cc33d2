using Microsoft.Bot.Schema;

namespace Bot.DirectLine.Protocol;

/// <summary>Reads what clients post, and takes of it only what a visitor may say.</summary>
internal static class ClientActivity
{
    /// <summary>Longest id, name or other short text; longer ones are no client's.</summary>
    private const int MaxShortText = 256;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        ActivityTypes.Message, ActivityTypes.Event, ActivityTypes.MessageReaction, ActivityTypes.Typing,

        // The way to end a conversation, and what some clients say when they come; neither is kept.
        ActivityTypes.EndOfConversation, ActivityTypes.ConversationUpdate,
    };

    // Everything else is the server's to set, or nothing this channel knows.
    private static readonly string[] Kept =
    [
        "type", "text", "textFormat", "name", "value", "valueType", "locale", "localTimestamp", "localTimezone",
        "channelData", "entities", "replyToId", "reactionsAdded", "reactionsRemoved",
    ];

    private static readonly string[] ShortTexts = ["textFormat", "name", "valueType", "locale", "localTimestamp", "localTimezone", "replyToId"];
    private static readonly string[] Lists = ["entities", "reactionsAdded", "reactionsRemoved"];

    /// <summary>The activity without what is not the client's to say; null with the fault when it is none.</summary>
    public static JObject? Read(byte[] body, out string fault)
    {
        if (JsonBody.Read(body) is not { } posted)
        {
            fault = $"The body is not a JSON object of at most {DirectLineProtocol.MaxDepth} levels.";
            return null;
        }

        // Attachments are left out: what was said beside them is answered, and without words the answer is that only words are read.
        var activity = new JObject();
        foreach (var name in Kept.Where(name => posted[name] is { Type: not JTokenType.Null }))
        {
            activity[name] = posted[name];
        }

        fault = Fault(activity) ?? "";
        return fault.Length == 0 ? activity : null;
    }

    public static string? ClientId(JObject activity) =>
        (string?)(activity[DirectLineProtocol.ChannelDataKey] as JObject)?[DirectLineProtocol.ClientActivityIdKey];

    private static string? Fault(JObject activity)
    {
        if (activity["type"] is not JValue { Value: string type } || !Types.Contains(type))
        {
            return $"type must be one of {string.Join(", ", Types)}.";
        }

        if (activity["channelData"] is { } data && (data is not JObject known || known[DirectLineProtocol.ClientActivityIdKey] is { } id && !IsShortText(id)))
        {
            return $"channelData must be an object; clientActivityID in it a text of at most {MaxShortText} characters.";
        }

        return ShapeFault(activity) ?? (ActivityPayload.IsReadable(activity) ? null : "A field of the activity is not of its type.");
    }

    private static string? ShapeFault(JObject activity) =>
        activity["text"] is { Type: not JTokenType.String } ? "text must be a text."
        : Array.Find(ShortTexts, name => activity[name] is { } value && !IsShortText(value)) is { } text ? $"{text} must be a text of at most {MaxShortText} characters."
        : Array.Find(Lists, name => activity[name] is { } value && (value is not JArray list || list.Any(item => item is not JObject))) is { } faulty ? $"{faulty} must be a list of objects."
        : null;

    private static bool IsShortText(JToken value) => value is JValue { Value: string { Length: <= MaxShortText } };
}
