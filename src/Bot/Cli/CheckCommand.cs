using Bot.Answering.Knowledge;
using Bot.Hosting;

namespace Bot.Cli;

/// <summary>Validates the knowledge folder and the settings; names every problem. The application is built as it is served, so that nothing stops its start that was not named here.</summary>
internal static class CheckCommand
{
    private const string Conversations = "--conversations";

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        string[] transcripts = [.. args.Where(IsTranscript)];
        string[] folders = [.. args.Where(a => !a.StartsWith('-') && !IsTranscript(a))];
        string[] options = [.. args.Where(a => a.StartsWith('-') && a != Conversations)];
        if (transcripts.Length > 0 && !args.Contains(Conversations))
        {
            return Usage.Refuse(transcripts[0], error);
        }

        if (folders.Length > 1 || KnownOptions.FirstUnknown(options) is not null)
        {
            return Usage.Refuse(KnownOptions.FirstUnknown(options) ?? folders[^1], error);
        }

        using var app = ServeCommand.CreateBuilder(options).Build();
        var settings = VerbSettings.Read(options);
        var folder = folders.Length == 1 ? folders[0] : settings.KnowledgeFolder;
        var problems = StartupChecks.Find(app)
            .Concat(KnowledgeFolder.Check(folder, settings.Answering).Select(p => p.ToString()))
            .ToList();
        if (problems.Count == 0)
        {
            problems.AddRange(ConversationCheck.Run(folder, args.Contains(Conversations), transcripts, settings, output));
        }

        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        foreach (var warning in Exposure.Warnings(app.Configuration, app.Environment.IsDevelopment()).Concat(settings.Answering.Warning is { } own ? [own] : []))
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
