using Newtonsoft.Json.Linq;
using WebChannel = Microsoft.Bot.Connector.Channels;

namespace Bot.Bots;

/// <summary>
/// What goes with an answer for clients that are Web Chat: its kind, and thumbs up and down where an answer can help or
/// not. The text says everything without it.
/// </summary>
internal static partial class AnswerEntity
{
    /// <summary>The event that Web Chat sends when a thumb is pressed.</summary>
    public const string FeedbackEvent = "webchat:activity-status/feedback";

    /// <summary>The event by which the chat page says why an answer did not help.</summary>
    public const string ReasonEvent = "feedback-reason";

    private const string Type = "https://schema.org/Message";
    private const string Like = "LikeAction";
    private const string Dislike = "DislikeAction";

    // Other channels read entities in ways of their own.
    private static readonly string[] WebChannels = [WebChannel.Directline, WebChannel.Webchat, WebChannel.Emulator];

    public static bool IsFor(string? channelId) => WebChannels.Contains(channelId, StringComparer.OrdinalIgnoreCase);

    public static Entity ToEntity(Answer answer)
    {
        var entity = new Entity(Type)
        {
            Properties = new JObject { ["@context"] = "https://schema.org", ["@id"] = "", ["@type"] = "Message", ["keywords"] = new JArray(answer.Outcome) },
        };
        if (answer is SourcedAnswer or DidYouMean or NoAnswer or ClinicAnswer)
        {
            var passages = string.Join(',', (answer as SourcedAnswer)?.Passages.Select(p => p.Id) ?? []);
            entity.Properties["potentialAction"] = new JArray(Thumb(Like, passages), Thumb(Dislike, passages));
        }

        return entity;
    }

    /// <summary>Which thumb was pressed, on the answer made of which passages; null for an event that is none.</summary>
    public static (CommandKind Kind, IReadOnlyList<string> Passages)? Feedback(IEventActivity activity)
    {
        if (activity.Name is not (FeedbackEvent or ReasonEvent) || activity.Entities is not [{ Properties: { } action }, ..])
        {
            return null;
        }

        // The passages have been in the visitor's hands: what is no list of ids does not get into the log.
        var id = action.Value<string>("@id") ?? "";
        var passages = PassageIds().Match(id) is { Success: true } match ? match.Groups[1].Value.Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
        return action.Value<string>("@type") switch
        {
            Like => (CommandKind.Helpful, passages),
            Dislike => (CommandKind.NotHelpful, passages),
            _ => null,
        };
    }

    /// <summary>Why an answer did not help, in one of the words of the chat page; null for an event that does not say so.</summary>
    public static string? Reason(IEventActivity activity) =>
        activity is { Name: ReasonEvent, Value: string and ("wrong" or "off-topic" or "unclear") } ? (string)activity.Value : null;

    private static JObject Thumb(string type, string passages) =>
        new() { ["@type"] = type, ["@id"] = $"{type}:{passages}", ["actionStatus"] = "PotentialActionStatus" };

    [GeneratedRegex("^[A-Za-z]{1,20}:([a-z0-9,-]{0,200})$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex PassageIds();
}
