using System.Globalization;
using System.Text;
using Bot.DirectLine.Conversations;

namespace Bot.DirectLine.Protocol;

/// <summary>Activities with their watermark, as polls and streams deliver them.</summary>
internal static class ActivityFrame
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <param name="activities">Oldest first; may be empty.</param>
    /// <param name="watermark">The watermark when there are no activities.</param>
    public static byte[] Write(IReadOnlyList<StoredActivity> activities, long watermark)
    {
        var text = new StringBuilder("{\"activities\":[");
        foreach (var activity in activities)
        {
            if (text[^1] != '[')
            {
                text.Append(',');
            }

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
