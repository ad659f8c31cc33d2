using Bot.Answering.Knowledge;
using Bot.Hosting;

namespace Bot.Cli;

/// <summary>Validates the knowledge folder and the settings; names every problem.</summary>
internal static class CheckCommand
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var settings = VerbSettings.Read(args);
        if (settings.Arguments.Count > 1 || settings.Arguments.Any(a => a.StartsWith('-')))
        {
            return Usage.Refuse(settings.Arguments[^1], error);
        }

        var folder = settings.Arguments.Count == 1 ? settings.Arguments[0] : settings.KnowledgeFolder;
        var problems = settings.Problems
            .Concat(StartupChecks.Problems(settings.Configuration, IsDevelopment))
            .Concat(KnowledgeFolder.Check(folder, settings.Answering).Select(p => p.ToString()))
            .ToList();
        foreach (var problem in problems)
        {
            output.WriteLine(problem);
        }

        if (settings.Answering.Warning is { } warning)
        {
            output.WriteLine($"Warning: {warning}");
        }

        output.WriteLine(problems.Count == 0 ? "Knowledge and settings are in order." : $"{problems.Count} problem(s).");
        return problems.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    // As serve would choose.
    private static bool IsDevelopment => Environments.Development.Equals(
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT")
            ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
            ?? AppContext.GetData("Bot.DefaultEnvironment") as string,
        StringComparison.OrdinalIgnoreCase);
}
