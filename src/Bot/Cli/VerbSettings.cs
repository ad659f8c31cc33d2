using System.Xml;
using ExcelDataReader.Exceptions;
using Microsoft.Data.Sqlite;

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

    public IReadOnlyList<string> Arguments { get; }

    /// <summary>The first that looks like a setting and is none, without its value; null when there is none.</summary>
    public string? Unknown => Arguments.FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && argument.Contains('=', StringComparison.Ordinal))?.Split('=')[0];

    /// <summary>All that would keep the bot from starting.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>Runs a verb; what is wrong with the files that it reads or writes is printed.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter error, int failed, Func<VerbSettings, int> verb)
    {
        using var settings = Read(args);
        try
        {
            return verb(settings);
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException or JsonException or XmlException
            or KnowledgeException or ExcelReaderException or SqliteException)
        {
            error.WriteLine(fault.Message);
            return failed;
        }
    }

    public static VerbSettings Read(IReadOnlyList<string> args) =>
        new(ServeCommand.CreateBuilder([.. args.Where(IsSetting)]).Build(), [.. args.Where(argument => !IsSetting(argument))]);

    public bool Report(TextWriter error)
    {
        error.WriteLines(Problems);
        return Problems.Count > 0;
    }

    /// <summary>Loads the knowledge; null, with every problem printed, when it cannot be used.</summary>
    public KnowledgeBase? Load(TextWriter error)
    {
        var isWrong = Report(error);
        try
        {
            var knowledge = Bot.Answering.Knowledge.KnowledgeFolder.Load(KnowledgeFolder, Answering);
            return isWrong ? null : knowledge;
        }
        catch (KnowledgeException fault)
        {
            error.WriteLine(fault.Message);
            return null;
        }
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

internal static class VerbText
{
    public static void WriteLines(this TextWriter output, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Takes an option and its value out of the arguments, the last value where it stands several times; null when it has none.</summary>
    public static string? Take(this List<string> arguments, string option)
    {
        string? value = null;
        for (var at = arguments.IndexOf(option); at >= 0 && at + 1 < arguments.Count; at = arguments.IndexOf(option))
        {
            value = arguments[at + 1];
            arguments.RemoveRange(at, 2);
        }

        return value;
    }

    /// <summary>Takes the number of <c>--folds</c>: 0 where it is not given, null when it is none from 2 on.</summary>
    public static int? TakeFolds(this List<string> arguments) =>
        arguments.Take("--folds") is not { } text ? 0
        : int.TryParse(text, CultureInfo.InvariantCulture, out var folds) && folds > 1 ? folds
        : null;
}
