using System.Reflection;
using Bot.Answering.Knowledge;

namespace Bot.Cli;

/// <summary>Says which program and which knowledge this is.</summary>
internal static class VersionCommand
{
    /// <summary>Hexadecimal digits that tell one knowledge from another.</summary>
    private const int Digits = 12;

    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        // Version and commit, parted by a plus.
        var version = typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
        output.WriteLine($"bot {version}");
        output.WriteLine($"knowledge {Fingerprint(VerbSettings.Read(args).KnowledgeFolder)}");
        return ExitCode.Done;
    }

    private static string Fingerprint(string folder) => Directory.Exists(folder) ? KnowledgeFiles.Fingerprint(folder)[..Digits] : "none";
}
