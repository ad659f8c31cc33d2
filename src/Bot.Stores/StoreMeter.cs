using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Bot.Stores;

internal static class StoreMeter
{
    public const string Name = "Bot.Stores";

    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Calls = Meter.CreateHistogram<double>("bot.store.duration", "s");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("bot.store.failures");

    public static void Called(long started) => Calls.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);

    public static void Failed(string reason) => Failures.Add(1, new KeyValuePair<string, object?>("reason", reason));
}
