namespace Bot.Cli;

internal static class VersionCommand
{
    public static int Run(IReadOnlyList<string> args, TextWriter output)
    {
        output.WriteLine($"bot {Build.Version}");
        using var settings = VerbSettings.Read(args);
        output.WriteLine($"knowledge {Fingerprint(settings)}");
        return ExitCode.Done;
    }

    private static string Fingerprint(VerbSettings settings)
    {
        try
        {
            return KnowledgeFolder.Load(settings.KnowledgeFolder, settings.Answering).ShortFingerprint;
        }
        catch (KnowledgeException)
        {
            return "none that can be used";
        }
    }
}
