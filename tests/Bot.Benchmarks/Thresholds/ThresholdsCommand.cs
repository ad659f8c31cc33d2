using System.Globalization;
using System.Reflection;
using Bot.Answering.Evaluation;
using Bot.Answering.Ranking;
using Bot.Answering.Safety;

namespace Bot.Benchmarks.Thresholds;

/// <summary>Prints, for each threshold, what moving it costs on labelled messages.</summary>
internal static class ThresholdsCommand
{
    private const int UsualFolds = 5;

    /// <param name="args"><c>[--folds N] [FILE...]</c>; without files all of <c>tests/evaluation</c>.</param>
    /// <param name="output">Receives Markdown.</param>
    /// <param name="error">Receives what is wrong with the call.</param>
    public static int Run(ReadOnlySpan<string> args, TextWriter output, TextWriter error)
    {
        var folds = UsualFolds;
        if (args is ["--folds", var number, ..])
        {
            if (!int.TryParse(number, CultureInfo.InvariantCulture, out folds) || folds is < 0 or 1)
            {
                return Usage.Refuse(error);
            }

            args = args[2..];
        }

        try
        {
            Print(args.IsEmpty ? Questions.Files : args.ToArray(), folds, output);
            return Exit.Done;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return Exit.Usage;
        }
    }

    /// <summary>Runs it on a few messages, and checks that no threshold lacks a curve.</summary>
    public static int Test(TextWriter output, TextWriter error)
    {
        var folder = Directory.CreateTempSubdirectory("thresholds");
        var printed = new StringWriter(CultureInfo.InvariantCulture);
        foreach (var set in (string[])["hard.jsonl", "safety.jsonl", "conversations.jsonl"])
        {
            File.WriteAllLines(Path.Combine(folder.FullName, set), File.ReadLines(Questions.Files.Single(file => Path.GetFileName(file) == set)).Take(60));
        }

        var exit = Run(["--folds", "0", .. Directory.GetFiles(folder.FullName)], printed, error);
        folder.Delete(recursive: true);
        var missing = Decisive.Where(name => !printed.ToString().Contains($"## {name} ", StringComparison.Ordinal)).ToList();
        var asSet = printed.ToString().Split('\n').Count(line => line.StartsWith("| **", StringComparison.Ordinal));
        var holds = exit == Exit.Done && missing.Count == 0 && asSet == ThresholdCurve.All.Count;
        (holds ? output : error).WriteLine($"{(holds ? "ok  " : "FAIL")}  thresholds {string.Join(' ', missing)}".TrimEnd());
        return holds ? Exit.Done : Exit.Failed;
    }

    // Whole numbers count words and passages; what decides is a share or a probability.
    private static IEnumerable<string> Decisive =>
        ((Type[])[typeof(SafetyThresholds), typeof(AnswerThresholds)])
            .SelectMany(thresholds => thresholds.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(constant => constant.FieldType != typeof(int))
            .Select(constant => constant.Name);

    private static void Print(IReadOnlyList<string> files, int folds, TextWriter output)
    {
        var messages = MessageScorer.Score(Shipped.Knowledge, files, folds);
        var learned = folds == 0 ? "which may have been learned" : $"none of which was learned ({folds} folds)";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# Thresholds\n\n{messages.Count} messages, {learned}. Each table: from which value on, how many of those that should count do, and how many of those that should not. **Bold:** as set."));
        foreach (var curve in ThresholdCurve.All)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n## {curve.Name} {curve.Value:0.##}\n\n| from | {curve.Wanted} | {curve.Unwanted} |\n|---|---|---|"));
            foreach (var point in curve.Points(messages))
            {
                var mark = point.Threshold == curve.Value ? "**" : "";
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {mark}{point.Threshold:0.000}{mark} | {Cell(point.Wanted)} | {Cell(point.Unwanted)} |"));
            }
        }
    }

    private static string Cell(Rate rate) => string.Join(' ', rate.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
