using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/pain-management.md</c>: when the doctor reply is due, and what it says.</summary>
internal sealed class PainRulesReader(FolderReader reader)
{
    private const string Path = "safety/pain-management.md";
    private const string GroupsTitle = "Groups";

    private readonly KnowledgeFile? _file = reader.File(Path);

    /// <summary>The doctor reply and the editor's note on it.</summary>
    public (string Text, string Note) DoctorReply()
    {
        if (Section("doctor-reply") is not { } section)
        {
            return ("", "");
        }

        var note = string.Join("\n\n", section.Quotes.Select(q => q.Text));
        if (!note.Contains("](https://", StringComparison.Ordinal))
        {
            reader.Problems.Add(Path, section.Line, "The doctor reply restates claim C32 without an editor's note that has a reference.", "Add a quote that begins with '> **Editor's note:**' and links its source.");
        }

        if (section.Prose(skipLeadingBullets: true).Length == 0)
        {
            reader.Problems.Add(Path, section.Line, "The doctor reply has no text.", "Write what the bot is to say; it never answers without.");
        }

        return (section.Prose(skipLeadingBullets: true), note);
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

    public IReadOnlyList<string> Examples(string id) =>
        Section(id) is { } section
            ? [.. reader.Examples(_file!, section, "pain-management example"), .. section.Subsections.SelectMany(s => reader.Examples(_file!, s, "pain-management example"))]
            : [];

    private MarkdownSection? Section(string id)
    {
        var section = _file?.Sections.FirstOrDefault(s => s.Id == id);
        if (_file is not null && section is null)
        {
            reader.Problems.Add(Path, 0, $"The section {{#{id}}} is missing.", "Restore it; the doctor reply depends on it.");
        }

        if (section is { Blocks.Count: 0, Subsections.Count: 0 })
        {
            reader.Problems.Add(Path, section.Line, $"The section '{section.Title}' is empty.", "Restore its content; the doctor reply depends on it.");
        }

        return section;
    }
}
