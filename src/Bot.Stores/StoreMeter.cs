using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bot.Stores;

/// <summary>Counts and times what the stores do; nobody listening, that costs next to nothing.</summary>
internal static class StoreMeter
{
    public const string Name = "Bot.Stores";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("bot.store.duration", "s");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("bot.store.failures");

    /// <summary>Times a call to what the bot remembers.</summary>
    public static void Called(long started) => Calls.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);

    /// <summary>Counts a failure of the store.</summary>
    public static void Failed(string reason) => Failures.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
