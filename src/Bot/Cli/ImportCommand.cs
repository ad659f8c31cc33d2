namespace Bot.Cli;

/// <summary>Takes over the answers of another bot as topics of the clinic's own.</summary>
internal static class ImportCommand
{
    public static int Run(IReadOnlyList<string> args, DateOnly today, TextWriter output, TextWriter error) => VerbSettings.Run(args, error, ExitCode.Usage, settings =>
    {
        if (settings.Arguments is not [var file] || file.StartsWith('-') || Reader(file) is not { } read)
        {
            return Usage.Refuse(settings.Unknown ?? "import", error);
        }

        var name = "imported-" + string.Concat(Path.GetFileNameWithoutExtension(file).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        var import = new TopicImport(settings.KnowledgeFolder, name, today);
        if (File.Exists(import.FilePath))
        {
            error.WriteLine($"{import.FilePath} is there already. Remove it, or give the export another name.");
            return ExitCode.Usage;
        }

        var answers = read(file);
        var taken = import.Write(answers, "The clinic");
        output.WriteLines(import.LeftOut.Select(reason => $"left out: {reason}"));
        output.WriteLine(taken == 0 ? "Nothing was taken over." : $"{taken} of {answers.Count} answers are in {import.FilePath}. Read each, shorten what was left out, and run 'bot check'.");
        return taken == 0 ? ExitCode.Failed : ExitCode.Done;
    });

    private static Func<string, IReadOnlyList<ImportedAnswer>>? Reader(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".tsv" => QnaTable.ReadTsv,
        ".xlsx" => QnaTable.ReadXlsx,
        ".json" => QnaBotJson.Read,
        _ => null,
    };
}
