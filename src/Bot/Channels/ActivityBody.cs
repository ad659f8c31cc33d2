using Newtonsoft.Json;
using JsonException = Newtonsoft.Json.JsonException;
using JsonSerializer = Newtonsoft.Json.JsonSerializer;

namespace Bot.Channels;

/// <summary>Reads the activity in the body of a request, and refuses what no bot could answer.</summary>
internal static class ActivityBody
{
    /// <summary>Nesting that no activity needs, and that a recursive reader still survives.</summary>
    private const int MaxDepth = 64;

    /// <summary>Characters of an id as it stands in the address of a reply, which holds two of them; no channel's is longer.</summary>
    private const int MaxIdLength = 3000;

    // As the SDK reads activities, but for the depth and for what comes after their end.
    private static readonly JsonSerializer Serializer = JsonSerializer.Create(
        new JsonSerializerSettings(HttpHelper.BotMessageSerializerSettings) { MaxDepth = MaxDepth, CheckAdditionalContent = true });

    /// <summary>The activity; null, with what is wrong with it, when it is none.</summary>
    public static Activity? Read(byte[] body, out string fault)
    {
        fault = $"The body is not valid JSON, is nested deeper than {MaxDepth} levels, or has a field that is not of an activity's type.";
        try
        {
            using var reader = new JsonTextReader(new StreamReader(new MemoryStream(body), Encoding.UTF8)) { MaxDepth = MaxDepth };
            if (reader.Read() && reader.TokenType != JsonToken.StartObject)
            {
                fault = "The body is not a JSON object; an activity is expected.";
                return null;
            }

            var activity = Serializer.Deserialize<Activity>(reader);
            if (activity is not null && Fault(activity) is { } wrong)
            {
                fault = wrong;
                return null;
            }

            return activity;
        }
        catch (Exception broken) when (broken is JsonException or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return null;
        }
    }

    private static string? Fault(Activity activity) =>
        string.IsNullOrWhiteSpace(activity.Type) ? "The activity has no type."
        : activity is not { Conversation.Id: { Length: > 0 } conversation } ? "The activity names no conversation."
        : CanBeAddressed(conversation) && CanBeAddressed(activity.Id) ? null
        : $"The id of an activity or a conversation cannot be a dot or two, nor hold control characters, nor be longer than {MaxIdLength} characters in an address.";

    // In the address of a reply dots would lead elsewhere, and the others nowhere: servers refuse such addresses.
    private static bool CanBeAddressed(string? id) =>
        id is null || (id is not ("." or "..") && !id.Any(char.IsControl) && Uri.EscapeDataString(id).Length <= MaxIdLength);
}
