namespace Bot;

/// <summary>
/// Where a published bot keeps what is its own, so that the program's folder can be read-only and be replaced whole by an
/// upgrade: in a container the volumes, elsewhere the user's folder for such data. Run from source it is the build's folder.
/// </summary>
internal static class ProgramFolders
{
    private const string Name = "trigger-point-bot";

    /// <summary>The database.</summary>
    public static string Data { get; } = IsContainer ? "/data" : Path.Combine(Own, "data");

    /// <summary>The clinic's own knowledge, which goes before the copy beside the program.</summary>
    public static string Knowledge { get; } = IsContainer ? "/knowledge" : Path.Combine(Own, "knowledge");

    /// <summary>The knowledge that the program was published with.</summary>
    public static string ShippedKnowledge { get; } = Path.Combine(AppContext.BaseDirectory, "knowledge");

    /// <summary>What was learned of the knowledge beside the program; publishing fills it.</summary>
    public static string ShippedCache { get; } = Path.Combine(AppContext.BaseDirectory, "cache");

    /// <summary>What was learned of any other knowledge.</summary>
    public static string Cache { get; } = Path.Combine(IsContainer ? "/data" : Own, "cache");

    /// <summary>The knowledge in use: a setting; run from source, the folder that is edited; else the clinic's own, or the copy beside the program.</summary>
    public static string KnowledgeInUse(IConfiguration configuration) => configuration["Answering:KnowledgeFolder"] is { Length: > 0 } folder
        ? Path.GetFullPath(folder)
        : Existing(AppContext.GetData("Bot.KnowledgeFolder") as string) ?? Existing(Knowledge) ?? ShippedKnowledge;

    /// <summary>
    /// Where what was learned is kept for the next start: a setting; for the knowledge beside the program, beside the program,
    /// where publishing has put it; else outside. Nowhere when the setting is empty.
    /// </summary>
    public static ModelCache CacheInUse(IConfiguration configuration) => new(configuration["Answering:CacheFolder"] switch
    {
        null => KnowledgeInUse(configuration) == ShippedKnowledge ? ShippedCache : Cache,
        "" => "",
        var folder => Path.GetFullPath(folder),
    });

    // A volume that nothing was put into yet is there, and empty.
    private static string? Existing(string? folder) => Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() ? folder : null;

    // The base images of .NET set this.
    private static bool IsContainer => IsPublished && Environment.GetEnvironmentVariable("DOTNET_RUNNING_IN_CONTAINER") == "true";

    private static bool IsPublished => AppContext.GetData("Bot.DefaultEnvironment") is null;

    // A user without a home has no such folder.
    private static string Own =>
        IsPublished && Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify) is { Length: > 0 } local
            ? Path.Combine(local, Name)
            : AppContext.BaseDirectory;
}
