using Bot.Assurance;

namespace Bot.Cli;

/// <summary>Answers labelled questions and prints how well; fails below the thresholds beside the sets.</summary>
internal static class EvaluateCommand
{
    public static int Run(IReadOnlyList<string> args, DateTimeOffset now, TextWriter output, TextWriter error)
    {
        using var settings = VerbSettings.Read(args);
        if (Parse(settings.Arguments) is not { } call)
        {
            return Usage.Refuse(settings.Unknown ?? "evaluate", error);
        }

        if (VerbEngine.Load(settings, error) is not { } knowledge)
        {
            return ExitCode.Usage;
        }

        try
        {
            var run = EvaluationRun.Measure(call.Files, call.Folds, knowledge, settings.Answering);
            if (call.Report is { } file)
            {
                File.WriteAllText(file, JsonSerializer.Serialize(new MeasuredFigures(Build.Version, knowledge.ShortFingerprint, call.Folds, now, run), AssuranceJson.Default.MeasuredFigures));
            }

            foreach (var report in run.Questions)
            {
                Print(report, call.Json, output);
            }

            foreach (var report in run.Turns)
            {
                Print(report, call.Json, output);
            }

            // The last report is on all of them.
            return Judge(thresholds => [.. run.Questions.TakeLast(1).SelectMany(r => r.Below(thresholds)), .. run.Turns.TakeLast(1).SelectMany(r => r.Below(thresholds))], call.Files[0], error);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return ExitCode.Usage;
        }
    }

    private static void Print(TurnReport report, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, EvaluationJson.Default.TurnReport));
            return;
        }

        output.WriteLine($"== {report.Set}");
        foreach (var (label, rate) in report.Right)
        {
            output.WriteLine($"{label,-26} {rate}  {string.Join(' ', report.Misses.GetValueOrDefault(label, []))}".TrimEnd());
        }

        output.WriteLine($"{"false alarms",-26} {report.FalseAlarms}");
        foreach (var (language, rate) in report.DangerByLanguage)
        {
            output.WriteLine($"{"danger, language " + language,-26} {rate}");
        }

        foreach (var (group, rate) in report.ByGroup.Where(group => group.Value.Count < group.Value.Total))
        {
            output.WriteLine($"{"group " + group,-26} {rate}");
        }
    }

    private static Call? Parse(IReadOnlyList<string> arguments)
    {
        var files = new List<string>();
        var json = false;
        var folds = 0;
        string? report = null;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == "--json")
            {
                json = true;
            }
            else if (arguments[i] == "--folds" && i + 1 < arguments.Count && int.TryParse(arguments[i + 1], CultureInfo.InvariantCulture, out folds) && folds > 1)
            {
                i++;
            }
            else if (arguments[i] == "--report" && i + 1 < arguments.Count)
            {
                report = arguments[++i];
            }
            else if (arguments[i].StartsWith('-'))
            {
                return null;
            }
            else
            {
                files.Add(arguments[i]);
            }
        }

        return files.Count == 0 ? null : new Call(files, json, folds, report);
    }

    private static void Print(EvaluationReport report, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport));
            return;
        }

        output.WriteLine($"== {report.Set}");
        foreach (var (name, key, rate) in Rates(report))
        {
            output.WriteLine($"{name,-26} {rate}  {string.Join(' ', report.Misses[key])}".TrimEnd());
        }
    }

    /// <summary>The figures of a report with their names, and the key of their misses.</summary>
    public static IReadOnlyList<(string Name, string Key, Rate Rate)> Rates(EvaluationReport report) =>
    [
        ("right passage at 1", "rightAt1", report.RightAt1),
        ("right passage at 3", "rightAt3", report.RightAt3),
        ("answerable refused", "answerableRefused", report.AnswerableRefused),
        ("doctor reply recall", "doctorRecall", report.DoctorRecall),
        ("doctor reply false alarms", "doctorFalseAlarms", report.DoctorFalseAlarms),
        ("urgent recall", "urgentRecall", report.UrgentRecall),
        ("urgent false alarms", "urgentFalseAlarms", report.UrgentFalseAlarms),
        ("out of scope refused", "outOfScopeRefused", report.OutOfScopeRefused),
    ];

    private static int Judge(Func<EvaluationThresholds, IReadOnlyList<string>> below, string firstFile, TextWriter error)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(firstFile))!, EvaluationThresholds.FileName);
        if (!File.Exists(path))
        {
            return ExitCode.Done;
        }

        var thresholds = JsonSerializer.Deserialize(File.ReadAllText(path), EvaluationJson.Default.EvaluationThresholds) ?? new EvaluationThresholds();
        var failures = below(thresholds);
        foreach (var failure in failures)
        {
            error.WriteLine(failure);
        }

        return failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private sealed record Call(IReadOnlyList<string> Files, bool Json, int Folds, string? Report);
}
