using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/red-flags/</c>: one file for each warning sign, and the word groups they share.</summary>
internal sealed class RedFlagReader(FolderReader reader, IReadOnlyDictionary<string, string> urgentReplies)
{
    private const string Folder = "safety/red-flags";
    private const string GroupFile = Folder + "/word-groups.md";

    private readonly Dictionary<string, IReadOnlyList<string>> _groups =
        SignReader.Groups(reader, reader.File(GroupFile)?.AllSections ?? [], GroupFile);

    /// <summary>A word group that the rules cannot do without.</summary>
    public IReadOnlyList<string> Group(string name)
    {
        if (_groups.TryGetValue(name, out var words) && words.Count > 0)
        {
            return words;
        }

        reader.Problems.Add(GroupFile, 0, $"The word group '{name}' is missing.", $"Add '- {name}: ...' with its words.");
        return [];
    }

    public IReadOnlyList<RedFlag> RedFlags()
    {
        var flags = reader.Files(Folder)
            .Where(file => file.Path != GroupFile)
            .SelectMany(file => file.Sections.Select(section => RedFlag(file, section)))
            .ToList();
        if (flags.Count == 0)
        {
            reader.Problems.Add(Folder, 0, "There is no red flag.", "Restore the files; the bot does not start without them.");
        }

        return flags;
    }

    private RedFlag RedFlag(KnowledgeFile file, MarkdownSection section)
    {
        var fields = new SectionFields(section, file.Path, reader.Problems, "Tier", "Source", "Reply");
        if (!Enum.TryParse<RedFlagTier>(fields.Text("Tier"), ignoreCase: true, out var tier))
        {
            reader.Problems.Add(file.Path, fields.LineOf("Tier", section.Line), $"'{section.Title}' has no tier.", "Add '- Tier: crisis', 'emergency' or 'urgent'.");
        }

        var flag = new RedFlag
        {
            Id = reader.Id(file, section, "red flag"),
            Title = section.Title,
            Tier = tier,
            Reply = fields.Text("Reply") is { Length: > 0 } reply ? reply : tier.ToString().ToLowerInvariant(),
            Source = fields.Text("Source"),
            Signs = SignReader.Patterns(reader, file.Path, section.Subsection("Signs")?.Bullets ?? [], _groups),
            Examples = reader.Examples(file, section.Subsection("People write"), "red-flag example"),
            LookAlikes = reader.Examples(file, section.Subsection("Not this"), "red-flag example"),
        };
        if (!urgentReplies.ContainsKey(flag.Reply))
        {
            reader.Problems.Add(file.Path, fields.LineOf("Reply", section.Line), $"There is no urgent reply '{flag.Reply}'.", "Name a section of safety/urgent-replies.md.");
        }

        if (flag.Source.Length == 0 || flag.Signs.Count == 0 || flag.Examples.Count == 0)
        {
            reader.Problems.Add(file.Path, section.Line, $"'{section.Title}' lacks a source, signs or examples.", "Give '- Source:', '### Signs' and '### People write'.");
        }

        return flag;
    }
}
