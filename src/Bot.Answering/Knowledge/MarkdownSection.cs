namespace Bot.Answering.Knowledge;

/// <summary>One parsed file of <c>knowledge/</c>: its front matter and its headed sections.</summary>
internal sealed record KnowledgeFile(string Path, FrontMatter FrontMatter)
{
    public List<MarkdownSection> Sections { get; } = [];

    /// <summary>Every heading of the file, whatever its depth, in reading order.</summary>
    public IEnumerable<MarkdownSection> AllSections => Sections.SelectMany(section => section.WithDescendants);
}

/// <summary>A headed part of a knowledge file: its blocks, and the deeper headings below it.</summary>
internal sealed record MarkdownSection(KnowledgeFile File, int Level, string Title, string? Id, Place At)
{
    public List<MarkdownBlock> Blocks { get; } = [];

    public List<MarkdownSection> Subsections { get; } = [];

    public IEnumerable<MarkdownSection> WithDescendants => Subsections.SelectMany(section => section.WithDescendants).Prepend(this);

    /// <summary>The bullets <c>- Key: value</c> directly below the heading.</summary>
    public IEnumerable<MarkdownBlock> LeadingBullets => Blocks.TakeWhile(b => b.Kind == MarkdownBlockKind.Bullet);

    public IEnumerable<MarkdownBlock> Bullets => Blocks.Where(b => b.Kind == MarkdownBlockKind.Bullet);

    public IEnumerable<MarkdownBlock> Quotes => Blocks.Where(b => b.Kind == MarkdownBlockKind.Quote);

    public MarkdownSection? Subsection(string title) => Subsections.Find(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bullets below a deeper heading; none where it is missing.</summary>
    public IEnumerable<MarkdownBlock> BulletsOf(string title) => Subsection(title)?.Bullets ?? [];

    /// <summary>All that stands in the section and below it.</summary>
    public string Whole =>
        string.Join('\n', Blocks.Select(block => block.Text).Prepend($"{Title} {Id}".TrimEnd()).Concat(Subsections.Select(section => section.Whole)));

    /// <summary>What a visitor is shown: everything below the heading but its leading bullets and its quotes.</summary>
    public string Prose(bool skipLeadingBullets)
    {
        var text = new StringBuilder();
        var previous = MarkdownBlockKind.Paragraph;
        foreach (var block in Blocks.Skip(skipLeadingBullets ? LeadingBullets.Count() : 0).Where(b => b.Kind != MarkdownBlockKind.Quote))
        {
            var isBullet = block.Kind == MarkdownBlockKind.Bullet;
            if (text.Length > 0)
            {
                text.Append(isBullet && previous == MarkdownBlockKind.Bullet ? "\n" : "\n\n");
            }

            text.Append(isBullet ? "- " : "").Append(block.Text);
            previous = block.Kind;
        }

        return text.ToString();
    }
}

internal enum MarkdownBlockKind
{
    Paragraph,
    Bullet,
    Quote,
}

/// <summary>A paragraph, one bullet, or one block quote of a knowledge file.</summary>
internal sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, Place At)
{
    /// <summary>What stands before the first colon and after it; null for the latter where there is no colon.</summary>
    public (string Name, string? Value) Field()
    {
        var colon = Text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (Text, null) : (Text[..colon].Trim(), Text[(colon + 1)..].Trim());
    }
}

/// <summary>The bullets <c>- Key: value</c> below a heading, by key; keys that are not expected are reported.</summary>
internal sealed class SectionFields
{
    private readonly MarkdownSection _section;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, MarkdownBlock> _values = new(StringComparer.OrdinalIgnoreCase);

    public SectionFields(MarkdownSection section, ProblemList problems, params string[] allowed)
    {
        (_section, _problems) = (section, problems);
        foreach (var bullet in section.LeadingBullets)
        {
            var (key, value) = bullet.Field();
            if (value is null || !allowed.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(bullet.At, $"'{(key.Length <= 40 ? key : key[..40] + "...")}' is no field of this section.", $"Use one of: {string.Join(", ", allowed)}.");
            }
            else if (!_values.TryAdd(key, bullet with { Text = value }))
            {
                problems.Add(bullet.At, $"'{key}' stands twice.", "Keep one of them.");
            }
        }
    }

    /// <summary>The place of a field; of the section where it is missing.</summary>
    public Place At(string key) => _values.TryGetValue(key, out var block) ? block.At : _section.At;

    public string Text(string key) => _values.TryGetValue(key, out var block) ? block.Text : "";

    public IReadOnlyList<string> List(string key) => WordList.Of(Text(key));

    /// <summary>The fields of a section that must have them all; reports those that are missing or empty.</summary>
    public static SectionFields All(MarkdownSection section, ProblemList problems, params string[] needed)
    {
        var fields = new SectionFields(section, problems, needed);
        foreach (var field in needed.Where(field => fields.Text(field).Length == 0))
        {
            problems.Add(section.At, $"'{section.Title}' has no '{field}'.", $"Add '- {field}: ...' below the heading.");
        }

        return fields;
    }

    /// <summary>The policy that the field <c>Doctor reply</c> names.</summary>
    public DoctorReplyPolicy DoctorReply()
    {
        var policy = Text("Doctor reply");
        _problems.AddIf(
            policy is not ("always" or "when asked about pain"),
            At("Doctor reply"), $"'{_section.Title}' does not say when the doctor reply is due.", "Add '- Doctor reply: always' or '- Doctor reply: when asked about pain' below the heading.");
        return policy == "when asked about pain" ? DoctorReplyPolicy.WhenAskedAboutPain : DoctorReplyPolicy.Always;
    }
}

/// <summary>Comma-separated words and phrases, spread over bullets.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Of(IEnumerable<MarkdownBlock> bullets) => [.. bullets.SelectMany(b => Of(b.Text))];

    public static IReadOnlyList<string> Of(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
