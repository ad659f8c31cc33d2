using System.Globalization;
using System.Text.Json;
using Bot.Answering.Evaluation;

namespace Bot.Cli;

/// <summary>Answers labelled questions and prints how well; fails below the thresholds beside the sets.</summary>
internal static class EvaluateCommand
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var settings = VerbSettings.Read(args);
        if (Parse(settings.Arguments) is not { } call)
        {
            return Usage.Refuse("evaluate", error);
        }

        if (VerbEngine.Load(settings, error) is not { } knowledge)
        {
            return ExitCode.Usage;
        }

        IReadOnlyList<(string Set, IReadOnlyList<EvaluationQuestion> Questions)> sets;
        try
        {
            sets = [.. call.Files.Select(file => (Path.GetFileNameWithoutExtension(file), EvaluationJson.ReadQuestions(file)))];
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return ExitCode.Usage;
        }

        List<EvaluationQuestion> questions = [.. sets.SelectMany(s => s.Questions)];
        var answers = call.Folds == 0
            ? Evaluator.Answer(knowledge, settings.Answering, questions)
            : Evaluator.CrossValidate(knowledge, settings.Answering, questions, call.Folds);
        var bySet = sets.SelectMany(s => s.Questions.Select(_ => s.Set)).Zip(answers).ToLookup(p => p.First, p => p.Second);
        List<EvaluationReport> reports = [.. sets.Select(s => Evaluator.Report(s.Set, [.. bySet[s.Set]])), Evaluator.Report("all", answers)];
        foreach (var report in sets.Count == 1 ? reports.Take(1) : reports)
        {
            Print(report, call.Json, output);
        }

        return Judge(reports[^1], call.Files[0], error);
    }

    private static Call? Parse(IReadOnlyList<string> arguments)
    {
        var files = new List<string>();
        var json = false;
        var folds = 0;
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
            else if (arguments[i].StartsWith('-'))
            {
                return null;
            }
            else
            {
                files.Add(arguments[i]);
            }
        }

        return files.Count == 0 ? null : new Call(files, json, folds);
    }

    private static void Print(EvaluationReport report, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(report, EvaluationJson.Default.EvaluationReport));
            return;
        }

        output.WriteLine($"== {report.Set}");
        (string Name, string Key, Rate Rate)[] rows =
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
        foreach (var (name, key, rate) in rows)
        {
            output.WriteLine($"{name,-26} {rate}  {string.Join(' ', report.Misses[key])}".TrimEnd());
        }
    }

    private static int Judge(EvaluationReport report, string firstFile, TextWriter error)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(firstFile))!, EvaluationThresholds.FileName);
        if (!File.Exists(path))
        {
            return ExitCode.Done;
        }

        var thresholds = JsonSerializer.Deserialize(File.ReadAllText(path), EvaluationJson.Default.EvaluationThresholds) ?? new EvaluationThresholds();
        var failures = report.Below(thresholds);
        foreach (var failure in failures)
        {
            error.WriteLine(failure);
        }

        return failures.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private sealed record Call(IReadOnlyList<string> Files, bool Json, int Folds);
}
