namespace Bot;

/// <summary>Where the knowledge folder is: a setting, or the copy beside the program.</summary>
internal static class KnowledgeLocation
{
    private const string Setting = "Answering:KnowledgeFolder";

    public static string Of(IConfiguration configuration) =>
        configuration[Setting] is { Length: > 0 } folder ? Path.GetFullPath(folder) : Path.Combine(AppContext.BaseDirectory, "knowledge");
}
