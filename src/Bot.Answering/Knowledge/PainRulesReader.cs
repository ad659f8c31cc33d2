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
    /// <param name="mostWords">What stands below every answer must be short, or nobody reads it.</param>
    public string DoctorReply(string id, int mostWords)
    {
        if (Section(id) is not { } section)
        {
            return "";
        }

        var text = section.Prose(skipLeadingBullets: true);
        var words = Readability.Words(text);
        reader.Problems.AddIf(
            !text.Contains(MustSay, StringComparison.OrdinalIgnoreCase) || words > mostWords,
            section.At, $"'{section.Title}' has {words} words, or does not say '{MustSay}'.", $"Say it in at most {mostWords} words; the bot never answers a question of pain without it.");

        foreach (var quote in section.Quotes)
        {
            reader.Problems.Add(quote.At, $"A note follows '{section.Title}'.", "Take it out: the doctor reply is the last word of an answer, and nothing argues with it.");
        }

        return text;
    }

    /// <summary>Comma-separated words of a section and its sub-sections.</summary>
    public IReadOnlyList<string> Words(string id) => WordList.Of(Section(id)?.WithDescendants.SelectMany(section => section.Bullets) ?? []);

    public IReadOnlyList<SignPattern> Patterns()
    {
        if (Section("together") is not { } section)
        {
            return [];
        }

        var groups = SignReader.Groups(reader, section.Subsections.Where(s => s.Title == GroupsTitle));
        var bullets = section.Subsections.Where(s => s.Title != GroupsTitle).SelectMany(s => s.WithDescendants).Prepend(section).SelectMany(s => s.Bullets);
        return SignReader.Patterns(reader, bullets, name => groups.TryGetValue(name, out var words) ? new SignSlot(words) : null);
    }

    public IReadOnlyList<Grid> Plain() => SignReader.Grids(reader, Section("plain")?.Bullets ?? []);

    /// <summary>Messages of a section, and those of the sections with the same id in <see cref="MessagesFolder"/>.</summary>
    public IReadOnlyList<string> Examples(string id) =>
        Section(id) is { } own
            ? [.. reader.Files(MessagesFolder).SelectMany(file => file.Sections).Where(section => section.Id == id).Prepend(own).SelectMany(section => reader.Examples(section, "pain-management example"))]
            : [];

    /// <summary>Reports what stands in the folder of messages and would be lost.</summary>
    public void CheckMessages(params string[] ids)
    {
        foreach (var other in reader.Files(MessagesFolder).SelectMany(file => file.AllSections).Where(section => !ids.Contains(section.Id, StringComparer.Ordinal)))
        {
            reader.Problems.Add(other.At, $"'{other.Title}' is no section of messages; what stands below it would be lost.", $"End the heading with one of: {string.Join(", ", ids.Select(id => $"{{#{id}}}"))}.");
        }
    }

    private MarkdownSection? Section(string id)
    {
        var section = _file?.Sections.Find(s => s.Id == id);
        reader.Problems.AddIf(_file is not null && section is null, Path, $"The section {{#{id}}} is missing.", "Restore it; the doctor reply depends on it.");
        if (section is { Blocks.Count: 0, Subsections.Count: 0 })
        {
            reader.Problems.Add(section.At, $"The section '{section.Title}' is empty.", "Restore its content; the doctor reply depends on it.");
        }

        return section;
    }
}
