namespace Bot;

/// <summary>Where the knowledge folder is: a setting; run from source, the folder that is edited; else the copy beside the program.</summary>
internal static class KnowledgeLocation
{
    private const string Setting = "Answering:KnowledgeFolder";

    public static string Of(IConfiguration configuration) => configuration[Setting] is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : SourceFolder ?? Path.Combine(AppContext.BaseDirectory, "knowledge");

    private static string? SourceFolder => AppContext.GetData("Bot.KnowledgeFolder") is string folder && Directory.Exists(folder) ? folder : null;
}
