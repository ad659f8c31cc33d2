namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/pain-management.md</c> and the messages beside it: when the doctor reply is due, and what it says.</summary>
internal sealed class PainRulesReader(FolderReader reader)
{
    private const string Path = "safety/pain-management.md";
    private const string MessagesFolder = "safety/pain-messages";
    private const string MustSay = "talk to your doctor";
    private const string GroupsTitle = "Groups";

    private readonly KnowledgeFile? _file = reader.File(Path);

    /// <summary>A form of the doctor reply.</summary>
    /// <param name="id">Of its section.</param>
    /// <param name="mostWords">What stands below every answer must be short, or nobody reads it.</param>
    public string DoctorReply(string id, int mostWords)
    {
        if (Section(id) is not { } section)
        {
            return "";
        }

        var text = section.Prose(skipLeadingBullets: true);
        reader.Problems.AddIf(
            !text.Contains(MustSay, StringComparison.OrdinalIgnoreCase) || Readability.Words(text) > mostWords,
            Path, section.Line, $"'{section.Title}' has {Readability.Words(text)} words, or does not say '{MustSay}'.", $"Say it in at most {mostWords} words; the bot never answers a question of pain without it.");

        foreach (var quote in section.Quotes)
        {
            reader.Problems.Add(Path, quote.Line, $"A note follows '{section.Title}'.", "Take it out: the doctor reply is the last word of an answer, and nothing argues with it.");
        }

        return text;
    }

    /// <summary>Comma-separated words of a section and its sub-sections.</summary>
    public IReadOnlyList<string> Words(string id) =>
        Section(id) is { } section ? WordList.Of(section.Bullets.Concat(section.Subsections.SelectMany(s => s.Bullets))) : [];

    public IReadOnlyList<SignPattern> Patterns()
    {
        if (Section("together") is not { } section)
        {
            return [];
        }

        var groups = SignReader.Groups(reader, section.Subsections.Where(s => s.Title == GroupsTitle), Path);
        var bullets = section.Bullets.Concat(section.Subsections.Where(s => s.Title != GroupsTitle).SelectMany(s => s.Bullets));
        return SignReader.Patterns(reader, Path, bullets, name => groups.TryGetValue(name, out var words) ? new SignSlot(words) : null);
    }

    /// <summary>Plain complaints, as grids.</summary>
    public IReadOnlyList<Grid> Plain() =>
        Section("plain") is { } section ? [.. section.Bullets.Select(bullet => SignReader.Grid(reader, Path, bullet)).OfType<Grid>()] : [];

    /// <summary>Messages of a section, and those of the sections with the same id in <see cref="MessagesFolder"/>.</summary>
    public IReadOnlyList<string> Examples(string id)
    {
        IReadOnlyList<string> Read(KnowledgeFile file, MarkdownSection section) => reader.Examples(file, section, "pain-management example");
        return Section(id) is { } own
            ? [.. Read(_file!, own), .. reader.Files(MessagesFolder).SelectMany(file => file.Sections.Where(section => section.Id == id).SelectMany(section => Read(file, section)))]
            : [];
    }

    /// <summary>Reports what stands in the folder of messages and would be lost.</summary>
    /// <param name="ids">Of the sections that are read.</param>
    public void CheckMessages(params string[] ids)
    {
        foreach (var file in reader.Files(MessagesFolder))
        {
            foreach (var other in file.AllSections.Where(section => !ids.Contains(section.Id, StringComparer.Ordinal)))
            {
                reader.Problems.Add(file.Path, other.Line, $"'{other.Title}' is no section of messages; what stands below it would be lost.", $"End the heading with one of: {string.Join(", ", ids.Select(id => $"{{#{id}}}"))}.");
            }
        }
    }

    private MarkdownSection? Section(string id)
    {
        var section = _file?.Sections.FirstOrDefault(s => s.Id == id);
        reader.Problems.AddIf(_file is not null && section is null, Path, 0, $"The section {{#{id}}} is missing.", "Restore it; the doctor reply depends on it.");

        if (section is { Blocks.Count: 0, Subsections.Count: 0 })
        {
            reader.Problems.Add(Path, section.Line, $"The section '{section.Title}' is empty.", "Restore its content; the doctor reply depends on it.");
        }

        return section;
    }
}
