namespace Bot.Cli;

/// <summary>The settings of a verb: those of the application as it is served, built from the same arguments and never started.</summary>
internal sealed class VerbSettings : IDisposable
{
    private VerbSettings(WebApplication app, IReadOnlyList<string> arguments)
    {
        App = app;
        Arguments = arguments;
        Problems = StartupChecks.Find(app);
        Answering = AnsweringOf(app.Services);
    }

    public WebApplication App { get; }

    /// <summary>The answering part's settings; the usual ones when <see cref="Problems"/> names what is wrong with them.</summary>
    public AnsweringOptions Answering { get; }

    public string KnowledgeFolder => ProgramFolders.KnowledgeInUse(App.Configuration);

    public ModelCache Cache => ProgramFolders.CacheInUse(App.Configuration);

    /// <summary>What is left of the command line once the settings are taken out.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The first that looks like a setting and is none, without its value; null when there is none.</summary>
    public string? Unknown => Arguments.FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal))?.Split('=')[0];

    /// <summary>All that would keep the bot from starting.</summary>
    public IReadOnlyList<string> Problems { get; }

    public static VerbSettings Read(IReadOnlyList<string> args) =>
        new(ServeCommand.CreateBuilder([.. args.Where(IsSetting)]).Build(), [.. args.Where(argument => !IsSetting(argument))]);

    /// <summary>Prints what is wrong; false when nothing is.</summary>
    public bool Report(TextWriter error)
    {
        foreach (var problem in Problems)
        {
            error.WriteLine(problem);
        }

        return Problems.Count > 0;
    }

    public void Dispose() => ((IDisposable)App).Dispose();

    private static AnsweringOptions AnsweringOf(IServiceProvider services)
    {
        try
        {
            return services.GetRequiredService<IOptions<AnsweringOptions>>().Value;
        }
        catch (Exception fault) when (fault is OptionsValidationException or InvalidOperationException)
        {
            return new AnsweringOptions();
        }
    }

    // With a value after the sign: --Answering:EmergencyNumber=112. What a verb itself understands has none.
    private static bool IsSetting(string argument) =>
        argument.Contains('=', StringComparison.Ordinal) && KnownOptions.FirstUnknown([argument]) is null;
}

/// <summary>Loads the knowledge for a verb; what is wrong goes to standard error.</summary>
internal static class VerbEngine
{
    /// <summary>The knowledge; null, with every problem reported, when it cannot be used.</summary>
    public static KnowledgeBase? Load(VerbSettings settings, TextWriter error)
    {
        var isWrong = settings.Report(error);
        try
        {
            var knowledge = KnowledgeFolder.Load(settings.KnowledgeFolder, settings.Answering);
            return isWrong ? null : knowledge;
        }
        catch (KnowledgeException fault)
        {
            error.WriteLine(fault.Message);
            return null;
        }
    }
}
