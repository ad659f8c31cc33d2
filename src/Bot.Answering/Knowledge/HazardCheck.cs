namespace Bot.Answering.Knowledge;

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
