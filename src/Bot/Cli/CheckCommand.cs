using Transcript = Bot.Answering.Conversations.Transcript;

namespace Bot.Cli;

/// <summary>Validates the knowledge folder and the settings; names every problem. Nothing stops the start of the bot that is not named here.</summary>
internal static class CheckCommand
{
    private const string Conversations = "--conversations";

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        using var settings = VerbSettings.Read(args);
        string[] transcripts = [.. settings.Arguments.Where(IsTranscript)];
        string[] folders = [.. settings.Arguments.Where(a => !a.StartsWith('-') && !IsTranscript(a))];
        var areHad = settings.Arguments.Contains(Conversations);
        var refused = settings.Unknown
            ?? settings.Arguments.FirstOrDefault(a => a.StartsWith('-') && a != Conversations)
            ?? (folders.Length > 1 ? folders[^1] : areHad ? null : transcripts.FirstOrDefault());
        if (refused is not null)
        {
            return Usage.Refuse(refused, error);
        }

        var folder = folders.Length == 1 ? folders[0] : settings.KnowledgeFolder;
        var problems = settings.Problems
            .Concat(KnowledgeFolder.Check(folder, settings.Answering).Select(p => p.ToString()))
            .ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(Converse(folder, areHad, transcripts, settings, output));
        }

        output.WriteLines(problems);
        var warnings = Exposure.Warnings(settings.App.Configuration, settings.App.Environment.IsDevelopment()).Concat(settings.Answering.Warning is { } own ? [own] : []);
        output.WriteLines(warnings.Select(warning => $"Warning: {warning}"));
        if (problems.Count == 0 && KnowledgeFolder.Load(folder, settings.Answering).SignOffs is { } signOffs)
        {
            SignCommand.Write(signOffs, output);
        }

        output.WriteLine(problems.Count == 0 ? "Knowledge and settings are in order." : $"{problems.Count} problem(s).");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool IsTranscript(string argument) => argument.EndsWith(".transcript", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the conversations of a knowledge folder; the coverage is printed.</summary>
    private static IEnumerable<string> Converse(string folder, bool areHad, IReadOnlyList<string> transcripts, VerbSettings settings, TextWriter output)
    {
        var knowledge = KnowledgeFolder.Load(folder);
        try
        {
            var conversations = ConversationFolder.Load(folder, knowledge);
            if (!areHad)
            {
                return [];
            }

            using var engine = new AnswerEngine(knowledge, settings.Answering, settings.Cache);
            var report = ConversationTest.Run(engine, conversations);
            Print(report, output);
            return [.. report.Failures.Select(failure => failure.ToString()), .. transcripts.SelectMany(path => Differences(engine, path))];
        }
        catch (KnowledgeException fault)
        {
            return fault.Problems.Select(problem => problem.ToString());
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return [fault.Message];
        }
    }

    private static void Print(ConversationReport report, TextWriter output)
    {
        output.WriteLine($"{report.Conversations} conversations, {report.Turns} messages, {report.Failures.Count} not as expected.");
        foreach (var (what, ids) in (ReadOnlySpan<(string, IReadOnlyList<string>)>)[("passages", report.NotReached.Passages), ("kinds", report.NotReached.Kinds), ("replies", report.NotReached.Replies)])
        {
            output.WriteLine(ids.Count == 0 ? $"All {what} are reached." : $"{ids.Count} {what} that no conversation reaches: {string.Join(' ', ids)}");
        }
    }

    private static IEnumerable<string> Differences(AnswerEngine engine, string path) =>
        Transcript.Read(path).Replay(engine).Select(difference => $"{path}: message {difference.Turn} '{difference.Says}' was answered '{difference.Before}', and is now '{difference.Now}'.");
}
