namespace Bot.Cli;

/// <summary>Writes the clinic's go-live pack: Markdown, one page to print, and the list of parts.</summary>
internal static class AssuranceCommand
{
    public static int Run(IReadOnlyList<string> args, DateTimeOffset now, TextWriter output, TextWriter error) => VerbSettings.Run(args, error, ExitCode.Usage, settings =>
    {
        if (Parse(settings.Arguments) is not { } call)
        {
            return Usage.Refuse(settings.Unknown ?? "assurance", error);
        }

        if (settings.Load(error) is not { } knowledge)
        {
            return ExitCode.Usage;
        }

        var sbom = Path.Combine(AppContext.BaseDirectory, AssurancePack.Sbom);
        var sets = call.Evidence.Where(file => IsOf(file, ".jsonl")).ToList();
        var reports = call.Evidence.Where(file => IsOf(file, ".json")).ToLookup(Evidence.HoldsFigures);
        var pack = new AssurancePack(settings.App, settings.KnowledgeFolder, knowledge, new Signing(settings.KnowledgeFolder).State, now)
        {
            Evaluations =
            [
                .. reports[true].Select(Evidence.Figures),
                .. sets.Count == 0 ? [] : (MeasuredFigures[])[new(Build.Version, knowledge.ShortFingerprint, call.Folds, now, EvaluationRun.Measure(sets, call.Folds, knowledge, settings))],
            ],
            Tests = [.. call.Evidence.Where(file => IsOf(file, ".trx")).Select(Evidence.Tests)],
            Axe = [.. reports[false].SelectMany(Evidence.Axe)],
            SbomFile = File.Exists(sbom) ? sbom : null,
        }.ToString();
        Directory.CreateDirectory(call.Folder);
        File.WriteAllText(Path.Combine(call.Folder, "assurance.md"), pack);
        File.WriteAllText(Path.Combine(call.Folder, "assurance.html"), PrintablePage.Render(pack, AssurancePack.Title));
        if (File.Exists(sbom))
        {
            File.Copy(sbom, Path.Combine(call.Folder, AssurancePack.Sbom), overwrite: true);
        }

        output.WriteLine($"The pack is in {call.Folder}.");
        return ExitCode.Done;
    });

    private static bool IsOf(string file, string extension) => Path.GetExtension(file).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static Call? Parse(IReadOnlyList<string> arguments)
    {
        var files = arguments.ToList();
        var folds = files.TakeFolds();
        var isKnown = files.Skip(1).All(file => IsOf(file, ".jsonl") || IsOf(file, ".trx") || IsOf(file, ".json"));
        return folds is not null && files.Count > 0 && isKnown && !files.Exists(file => file.StartsWith('-')) ? new Call(files[0], [.. files.Skip(1)], folds.Value) : null;
    }

    private sealed record Call(string Folder, IReadOnlyList<string> Evidence, int Folds);
}
