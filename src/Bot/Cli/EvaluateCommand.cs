using System.Globalization;
using System.Text.Json;
using Bot.Answering;
using Bot.Answering.Evaluation;
using Bot.Answering.Knowledge;

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

        try
        {
            var ofQuestions = Questions([.. call.Files.Where(file => !EvaluationJson.HoldsConversations(file))], call, knowledge, settings.Answering, output);
            var ofTurns = Turns([.. call.Files.Where(EvaluationJson.HoldsConversations)], call, knowledge, settings.Answering, output);
            return Judge(thresholds => [.. ofQuestions?.Below(thresholds) ?? [], .. ofTurns?.Below(thresholds) ?? []], call.Files[0], error);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return ExitCode.Usage;
        }
    }

    // The report on all questions; null when there are none.
    private static EvaluationReport? Questions(List<string> files, Call call, KnowledgeBase knowledge, AnsweringOptions options, TextWriter output)
    {
        List<(string Set, EvaluationQuestion Question)> questions = [.. files.SelectMany(file => EvaluationJson.ReadQuestions(file).Select(q => (Path.GetFileNameWithoutExtension(file), q)))];
        List<EvaluationQuestion> all = [.. questions.Select(q => q.Question)];
        var answers = call.Folds == 0 || all.Count == 0
            ? Evaluator.Answer(knowledge, options, all)
            : Evaluator.CrossValidate(knowledge, options, all, call.Folds);
        var reports = Reports(questions.Select(q => q.Set), answers, Evaluator.Report);
        reports.ForEach(report => Print(report, call.Json, output));
        return reports.LastOrDefault();
    }

    // The report on all turns of chats; null when there are none.
    private static TurnReport? Turns(List<string> files, Call call, KnowledgeBase knowledge, AnsweringOptions options, TextWriter output)
    {
        List<(string Set, EvaluationConversation Chat)> chats = [.. files.SelectMany(file => EvaluationJson.ReadConversations(file).Select(chat => (Path.GetFileNameWithoutExtension(file), chat)))];
        List<EvaluationConversation> all = [.. chats.Select(c => c.Chat)];
        var turns = call.Folds == 0 || all.Count == 0
            ? Evaluator.Answer(knowledge, options, all)
            : Evaluator.CrossValidate(knowledge, options, all, call.Folds);
        var setOf = chats.ToDictionary(c => c.Chat.Id, c => c.Set, StringComparer.Ordinal);
        var reports = Reports(turns.Select(turn => setOf[turn.Id[..turn.Id.LastIndexOf('#')]]), turns, TurnReport.Of);
        reports.ForEach(report => Print(report, call.Json, output));
        return reports.LastOrDefault();
    }

    // A report a set, and one on all where there are several.
    private static List<TReport> Reports<TAnswer, TReport>(IEnumerable<string> sets, IReadOnlyList<TAnswer> answers, Func<string, IReadOnlyList<TAnswer>, TReport> report)
    {
        var bySet = sets.Zip(answers).GroupBy(pair => pair.First, pair => pair.Second).ToList();
        List<TReport> reports = [.. bySet.Select(set => report(set.Key, [.. set]))];
        return bySet.Count > 1 ? [.. reports, report("all", answers)] : reports;
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
        foreach (var point in report.Curve)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"learned alone, from {point.Threshold:0.00}   recall {point.Recall}  false alarms {point.FalseAlarms}"));
        }

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

    private sealed record Call(IReadOnlyList<string> Files, bool Json, int Folds);
}
