using Bot.Answering.Knowledge;
using Bot.Hosting;

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
            problems.AddRange(ConversationCheck.Run(folder, areHad, transcripts, settings, output));
        }

        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        foreach (var warning in Exposure.Warnings(settings.App.Configuration, settings.App.Environment.IsDevelopment()).Concat(settings.Answering.Warning is { } own ? [own] : []))
        {
            output.WriteLine($"Warning: {warning}");
        }

        if (problems.Count == 0 && KnowledgeFolder.Load(folder, settings.Answering).SignOffs is { } signOffs)
        {
            SignCommand.Write(signOffs, output);
        }

        output.WriteLine(problems.Count == 0 ? "Knowledge and settings are in order." : $"{problems.Count} problem(s).");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static bool IsTranscript(string argument) => argument.EndsWith(".transcript", StringComparison.OrdinalIgnoreCase);
}
