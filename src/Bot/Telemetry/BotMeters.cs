using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Activity = System.Diagnostics.Activity;

namespace Bot.Telemetry;

internal static class BotMeters
{
    /// <summary>Of the meter and of the traces.</summary>
    public const string Name = "Bot";

    private static readonly ActivitySource Traces = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Answers = Meter.CreateCounter<long>("bot.answers");
    private static readonly Histogram<double> Stages = Meter.CreateHistogram<double>("bot.answer.duration", "s");
    private static readonly Counter<long> Thumbs = Meter.CreateCounter<long>("bot.feedback");
    private static readonly Counter<long> Reloads = Meter.CreateCounter<long>("bot.knowledge.reloads");

    /// <summary>A turn that has begun, for the trace; null when nobody traces.</summary>
    public static Activity? BeginTurn() => Traces.StartActivity("turn");

    public static void Answered(Answer answer, TimeSpan turn, Activity? trace)
    {
        var kind = (answer as SafetyAnswer)?.Kind.Id;
        TagList tags = new() { { "outcome", answer.Outcome }, { "kind", kind ?? "none" }, { "doctor_reply", answer.DoctorReply }, { "language", answer.Language ?? "en" } };
        Answers.Add(1, tags);
        Stages.Record(answer.Trace.SafetyTime.TotalSeconds, new KeyValuePair<string, object?>("stage", "safety"));
        Stages.Record(answer.Trace.SearchTime.TotalSeconds, new KeyValuePair<string, object?>("stage", "search"));
        Stages.Record(turn.TotalSeconds, new KeyValuePair<string, object?>("stage", "turn"));
        if (trace is not null)
        {
            foreach (var (name, value) in tags)
            {
                trace.SetTag(name, value);
            }

            trace.SetTag("passages", string.Join(',', PassageIds(answer)));
            trace.SetTag("safety_ms", answer.Trace.SafetyTime.TotalMilliseconds);
            trace.SetTag("search_ms", answer.Trace.SearchTime.TotalMilliseconds);
            if (answer.Trace.Fault is not null)
            {
                trace.SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    public static IReadOnlyList<string> PassageIds(Answer answer) => [.. (answer as SourcedAnswer)?.Passages.Select(passage => passage.Id) ?? []];

    public static void Feedback(bool isHelpful, string? reason) =>
        Thumbs.Add(1, new KeyValuePair<string, object?>("helpful", isHelpful), new KeyValuePair<string, object?>("reason", reason ?? "none"));

    public static void Reloaded(string result) => Reloads.Add(1, new KeyValuePair<string, object?>("result", result));
}

/// <summary>What is the case now, read whenever somebody collects.</summary>
internal sealed class BotGauges : IDisposable
{
    private readonly Meter _meter = new(BotMeters.Name);

    public BotGauges(CurrentEngine engine, StoreCircuitBreaker store)
    {
        _meter.CreateObservableGauge("bot.store.available", () => store.Reason is null ? 1 : 0);
        _meter.CreateObservableGauge("bot.sign.off.waiting", () => engine.Value.SignOffs?.Waiting.Count() ?? 0);
        _meter.CreateObservableGauge("bot.info", () => new Measurement<int>(
            1, new KeyValuePair<string, object?>("version", Build.Version), new KeyValuePair<string, object?>("knowledge", engine.Value.Fingerprint)));
    }

    public void Dispose() => _meter.Dispose();
}

internal static class Build
{
    /// <summary>Version and commit, parted by a plus.</summary>
    public static string Version { get; } = typeof(Build).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
