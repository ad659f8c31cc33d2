using System.ComponentModel.DataAnnotations;
using Bot.Answering;
using Bot.Answering.Classification;

namespace Bot.Cli;

/// <summary>Settings for verbs that run without a web host: the same sources, the same names.</summary>
internal sealed class VerbSettings
{
    private VerbSettings(
        IConfiguration configuration, AnsweringOptions answering, ModelCache cache, IReadOnlyList<string> arguments, IReadOnlyList<string> problems)
    {
        Configuration = configuration;
        Answering = answering;
        KnowledgeFolder = KnowledgeLocation.Of(configuration);
        Cache = cache;
        Arguments = arguments;
        Problems = problems;
    }

    public IConfiguration Configuration { get; }

    public AnsweringOptions Answering { get; }

    public string KnowledgeFolder { get; }

    public ModelCache Cache { get; }

    /// <summary>What is left of the command line once the settings are taken out.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Settings out of range, each with its name.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static VerbSettings Read(IReadOnlyList<string> args)
    {
        var settings = args.Where(IsSetting).ToArray();
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        var options = configuration.GetSection(AnsweringOptions.Section).Get<AnsweringOptions>() ?? new AnsweringOptions();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return new VerbSettings(
            configuration,
            options,
            CacheLocation.Of(configuration),
            [.. args.Where(a => !IsSetting(a))],
            [.. results.Select(r => $"{AnsweringOptions.Section}: {r.ErrorMessage}")]);
    }

    // Settings are named with a colon: --Answering:EmergencyNumber=112.
    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(':', StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);
}
