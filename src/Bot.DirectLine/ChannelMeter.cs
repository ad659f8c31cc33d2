using System.Diagnostics.Metrics;

namespace Bot.DirectLine;

/// <summary>Counts what the channel does; nobody listening, that costs next to nothing.</summary>
internal static class ChannelMeter
{
    private static readonly Meter Meter = new("Bot.DirectLine");
    private static readonly UpDownCounter<int> Streams = Meter.CreateUpDownCounter<int>("bot.streams");
    private static readonly Counter<int> Refusals = Meter.CreateCounter<int>("bot.refusals");

    /// <summary>A stream was opened or closed.</summary>
    /// <param name="change">1 or -1.</param>
    public static void Stream(int change) => Streams.Add(change);

    /// <summary>Somebody has used up an allowance; returns whether.</summary>
    /// <param name="allowance">Its name.</param>
    /// <param name="wait">What the allowance said.</param>
    public static bool IsRefused(string allowance, TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero)
        {
            return false;
        }

        Refusals.Add(1, new KeyValuePair<string, object?>("allowance", allowance));
        return true;
    }
}
