namespace Bot.Answering.Knowledge;

/// <summary>The hazard log of a knowledge folder, for records; visitors are never shown it.</summary>
/// <param name="Edited">When the file was edited.</param>
/// <param name="Hazards">Each with its fields, in the order of the file.</param>
public sealed record HazardLog(DateOnly Edited, IReadOnlyList<Hazard> Hazards)
{
    /// <summary>Reads the log; null when the folder has none.</summary>
    public static HazardLog? Read(string folder)
    {
        var reader = new FolderReader(folder, new ProblemList());
        return reader.Files("safety").FirstOrDefault(file => file.Path == HazardCheck.Path) is { } log
            ? new HazardLog(log.FrontMatter.Edited, [.. log.Sections.Select(Hazard)])
            : null;
    }

    private static Hazard Hazard(MarkdownSection section) => new(section.Title, [.. section.LeadingBullets.Select(bullet => bullet.Field()).Select(field => (field.Name, field.Value ?? field.Name))]);
}

/// <summary>What can go wrong.</summary>
/// <param name="Title">With its number.</param>
/// <param name="Fields">Cause, guard, severity and so on.</param>
public sealed record Hazard(string Title, IReadOnlyList<(string Name, string Text)> Fields);

/// <summary>Reports gaps in the hazard log, which the clinic's safety officer reads and the bot never shows.</summary>
internal static class HazardCheck
{
    private const string Folder = "safety";
    public const string Path = Folder + "/hazards.md";

    private static readonly string[] Fields = ["Cause", "Guard", "Severity", "Likelihood before", "Likelihood after", "Owner", "Test", "Evidence", "Residual risk"];

    public static void Run(FolderReader reader)
    {
        if (reader.Files(Folder).FirstOrDefault(f => f.Path == Path) is not { } log)
        {
            return;
        }

        foreach (var section in log.Sections)
        {
            reader.Id(log, section, "hazard");
            var fields = new SectionFields(section, log.Path, reader.Problems, Fields);
            foreach (var field in Fields.Where(field => fields.Text(field).Length == 0))
            {
                reader.Problems.Add(log.Path, section.Line, $"The hazard '{section.Title}' has no '{field}'.", $"Add '- {field}: ...' below the heading.");
            }
        }
    }
}
