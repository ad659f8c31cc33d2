using Bot.Answering.Classification;

namespace Bot;

/// <summary>
/// Where what was learned is kept for the next start: a setting; for the knowledge beside the program, beside the program,
/// where publishing has put it; else outside. Nowhere when the setting is empty.
/// </summary>
internal static class CacheLocation
{
    private const string Setting = "Answering:CacheFolder";

    public static ModelCache Of(IConfiguration configuration) => new(configuration[Setting] switch
    {
        null when KnowledgeLocation.Of(configuration) == ProgramFolders.ShippedKnowledge => ProgramFolders.ShippedCache,
        null => ProgramFolders.Cache,
        "" => "",
        var folder => Path.GetFullPath(folder),
    });
}
