namespace Bot;

/// <summary>Where the knowledge folder is: a setting; run from source, the folder that is edited; else the clinic's own, or the copy beside the program.</summary>
internal static class KnowledgeLocation
{
    private const string Setting = "Answering:KnowledgeFolder";

    public static string Of(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : SourceFolder ?? Existing(ProgramFolders.Knowledge) ?? ProgramFolders.ShippedKnowledge;

    private static string? SourceFolder => AppContext.GetData("Bot.KnowledgeFolder") is string folder ? Existing(folder) : null;

    // A volume that nothing was put into yet is there, and empty.
    private static string? Existing(string folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? folder : null;
}
