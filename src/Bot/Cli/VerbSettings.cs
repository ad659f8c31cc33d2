using System.ComponentModel.DataAnnotations;
using Bot.Answering;
using Bot.Answering.Classification;

namespace Bot.Cli;

/// <summary>Settings for verbs that run without a web host: the same sources, the same names.</summary>
internal sealed class VerbSettings
{
    private VerbSettings(
        AnsweringOptions answering, string knowledgeFolder, ModelCache cache, IReadOnlyList<string> arguments, IReadOnlyList<string> problems)
    {
        Answering = answering;
        KnowledgeFolder = knowledgeFolder;
        Cache = cache;
        Arguments = arguments;
        Problems = problems;
    }

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
            .AddEnvironmentVariables()
            .AddCommandLine(settings)
            .Build();
        var options = configuration.GetSection(AnsweringOptions.Section).Get<AnsweringOptions>() ?? new AnsweringOptions();
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return new VerbSettings(
            options,
            KnowledgeLocation.Of(configuration),
            CacheLocation.Of(configuration),
            [.. args.Where(a => !IsSetting(a))],
            [.. results.Select(r => $"{AnsweringOptions.Section}: {r.ErrorMessage}")]);
    }

    // Settings are named with a colon: --Answering:EmergencyNumber=112.
    private static bool IsSetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains(':', StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal);
}
