using Bot.Answering.Classification;

namespace Bot;

/// <summary>Where what was learned is kept for the next start: a setting, or a folder beside the program; nowhere when the setting is empty.</summary>
internal static class CacheLocation
{
    private const string Setting = "Answering:CacheFolder";

    public static ModelCache Of(IConfiguration configuration) => new(configuration[Setting] switch
    {
        null => Path.Combine(AppContext.BaseDirectory, "cache"),
        "" => "",
        var folder => Path.GetFullPath(folder),
    });
}
