namespace Bot.Answering.Knowledge;

/// <summary>The hazard log of a knowledge folder, for records; visitors are never shown it.</summary>
/// <param name="Edited">When the file was edited.</param>
/// <param name="Hazards">Each with its fields, in the order of the file.</param>
public sealed record HazardLog(DateOnly Edited, IReadOnlyList<Hazard> Hazards)
{
    /// <summary>Reads the log; null when the folder has none.</summary>
    public static HazardLog? Read(string folder)
    {
        var log = HazardCheck.File(new FolderReader(folder, new ProblemList()));
        return log is null ? null : new HazardLog(log.FrontMatter.Edited, [.. log.Sections.Select(Hazard)]);
    }

    private static Hazard Hazard(MarkdownSection section) =>
        new(section.Title, [.. section.LeadingBullets.Select(bullet => bullet.Field()).Select(field => (field.Name, field.Value ?? field.Name))]);
}

/// <summary>What can go wrong.</summary>
/// <param name="Title">With its number.</param>
/// <param name="Fields">Cause, guard, severity and so on.</param>
public sealed record Hazard(string Title, IReadOnlyList<(string Name, string Text)> Fields);

/// <summary>Reports gaps in the hazard log, which the clinic's safety officer reads and the bot never shows.</summary>
internal static class HazardCheck
{
    private const string Folder = "safety";
    private const string Path = Folder + "/hazards.md";

    public static void Run(FolderReader reader)
    {
        foreach (var section in File(reader)?.Sections ?? [])
        {
            reader.Id(section, "hazard");
            SectionFields.All(section, reader.Problems, "Cause", "Guard", "Severity", "Likelihood before", "Likelihood after", "Owner", "Test", "Evidence", "Residual risk");
        }
    }

    /// <summary>The log; null where the folder has none.</summary>
    public static KnowledgeFile? File(FolderReader reader) => reader.Files(Folder).FirstOrDefault(file => file.Path == Path);
}
