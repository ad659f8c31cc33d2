using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace Bot.DirectLine.Protocol;

/// <summary>Activities with their watermark, as polls and streams deliver them.</summary>
internal static class ActivityFrame
{
    public const string ContentType = "application/json; charset=utf-8";

    public static byte[] Write(IReadOnlyList<StoredActivity> activities, long watermark)
    {
        var text = new StringBuilder("{\"activities\":[");
        foreach (var activity in activities)
        {
            text.Append(text[^1] == '[' ? "" : ",");
            ActivityPayload.AppendTo(text, activity);
        }

        var last = activities.Count > 0 ? activities[^1].Sequence : watermark;
        text.Append(CultureInfo.InvariantCulture, $"],\"watermark\":\"{last}\"}}");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A watermark as a client sent it; 0, the beginning, when it is none of ours.</summary>
    public static long ReadWatermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;
}

/// <summary>
/// Activities as they are kept: JSON text that begins with <c>channelData</c>, so that the sequence number, which is
/// known only once the activity has its place, can be put in without reading the text again.
/// </summary>
internal static class ActivityPayload
{
    private const string Start = $"{{\"{DirectLineProtocol.ChannelDataKey}\":{{";

    private static readonly JsonSerializer Serializer = JsonSerializer.Create(Microsoft.Bot.Builder.Integration.MessageSerializerSettings.Create());

    public static string Write(JObject activity)
    {
        var channelData = activity[DirectLineProtocol.ChannelDataKey] as JObject ?? [];

        // Only the channel gives places.
        channelData.Remove(DirectLineProtocol.SequenceKey);
        var ordered = new JObject { [DirectLineProtocol.ChannelDataKey] = channelData };
        foreach (var property in activity.Properties())
        {
            ordered.TryAdd(property.Name, property.Value);
        }

        return ordered.ToString(Formatting.None);
    }

    public static string Write(Activity activity)
    {
        var json = JObject.FromObject(activity, Serializer);
        if (activity.Timestamp is { } at)
        {
            json["timestamp"] = Timestamp(at);
        }

        return Write(json);
    }

    /// <summary>A time as all activities have it, whoever sends them.</summary>
    public static string Timestamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether a turn will be able to read what a client sent.</summary>
    public static bool IsReadable(JObject activity)
    {
        try
        {
            using var reader = activity.CreateReader();
            return Serializer.Deserialize<Activity>(reader) is not null;
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or FormatException or OverflowException or InvalidCastException)
        {
            return false;
        }
    }

    public static Activity Read(string payload)
    {
        using var reader = new JsonTextReader(new StringReader(payload)) { MaxDepth = DirectLineProtocol.MaxDepth + 1, DateParseHandling = DateParseHandling.None };
        return Serializer.Deserialize<Activity>(reader) ?? throw new JsonSerializationException("A kept activity is empty.");
    }

    public static void AppendTo(StringBuilder text, StoredActivity activity)
    {
        var rest = activity.Payload.AsSpan(Start.Length);
        text.Append(Start).Append(CultureInfo.InvariantCulture, $"\"{DirectLineProtocol.SequenceKey}\":{activity.Sequence}");
        text.Append(rest[0] == '}' ? "" : ",").Append(rest);
    }
}
