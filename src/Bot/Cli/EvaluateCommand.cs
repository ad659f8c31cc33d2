namespace Bot.Cli;

/// <summary>Answers labelled questions and prints how well; fails below the thresholds beside the sets.</summary>
internal static class EvaluateCommand
{
    public static int Run(IReadOnlyList<string> args, DateTimeOffset now, TextWriter output, TextWriter error) => VerbSettings.Run(args, error, ExitCode.Usage, settings =>
    {
        if (Parse(settings.Arguments) is not { } call)
        {
            return Usage.Refuse(settings.Unknown ?? "evaluate", error);
        }

        if (settings.Load(error) is not { } knowledge)
        {
            return ExitCode.Usage;
        }

        var run = EvaluationRun.Measure(call.Files, call.Folds, knowledge, settings);
        if (call.Report is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(new MeasuredFigures(Build.Version, knowledge.ShortFingerprint, call.Folds, now, run), AssuranceJson.Default.MeasuredFigures));
        }

        output.WriteLines(run.Questions.SelectMany(report => call.Json ? [JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport)] : Lines(report)));
        output.WriteLines(run.Turns.SelectMany(report => call.Json ? [JsonSerializer.Serialize(report, EvaluationJson.Default.TurnReport)] : Lines(report)));

        // The last report is on all of them.
        return Judge(thresholds => [.. run.Questions.TakeLast(1).SelectMany(r => r.Below(thresholds)), .. run.Turns.TakeLast(1).SelectMany(r => r.Below(thresholds))], call.Files[0], error);
    });

    private static IEnumerable<string> Lines(EvaluationReport report) =>
        report.Figures().Select(figure => Line(figure.Name, figure.Rate, report.Misses[figure.Key])).Prepend($"== {report.Set}");

    private static IEnumerable<string> Lines(TurnReport report) =>
    [
        $"== {report.Set}",
        .. report.Right.Select(rate => Line(rate.Key, rate.Value, report.Misses.GetValueOrDefault(rate.Key, []))),
        Line("false alarms", report.FalseAlarms, []),
        .. report.DangerByLanguage.Select(rate => Line($"danger, language {rate.Key}", rate.Value, [])),
        .. report.ByGroup.Where(group => group.Value.Count < group.Value.Total).Select(group => Line($"group {group.Key}", group.Value, [])),
    ];

    private static string Line(string name, Rate rate, IEnumerable<string> misses) => $"{name,-26} {rate}  {string.Join(' ', misses)}".TrimEnd();

    private static Call? Parse(IReadOnlyList<string> arguments)
    {
        var files = arguments.ToList();
        var json = files.RemoveAll(argument => argument == "--json") > 0;
        var (folds, report) = (files.TakeFolds(), files.Take("--report"));
        return folds is null || files.Count == 0 || files.Exists(file => file.StartsWith('-')) ? null : new Call(files, json, folds.Value, report);
    }

    private static int Judge(Func<EvaluationThresholds, IReadOnlyList<string>> below, string firstFile, TextWriter error)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(firstFile))!, EvaluationThresholds.FileName);
        if (!File.Exists(path))
        {
            return ExitCode.Done;
        }

        try
        {
            var failures = below(JsonSerializer.Deserialize(File.ReadAllText(path), EvaluationJson.Default.EvaluationThresholds) ?? new EvaluationThresholds());
            error.WriteLines(failures);
            return failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}:{fault.LineNumber + 1}: these are no thresholds. Correct the JSON, or take the file away.", fault);
        }
    }

    private sealed record Call(IReadOnlyList<string> Files, bool Json, int Folds, string? Report);
}
