namespace Bot.Answering.Knowledge;

/// <summary>A headed part of a knowledge file: its blocks, and the deeper headings below it.</summary>
internal sealed record MarkdownSection(int Level, string Title, string? Id, int Line)
{
    public List<MarkdownBlock> Blocks { get; } = [];

    public List<MarkdownSection> Subsections { get; } = [];

    /// <summary>The bullets <c>- Key: value</c> directly below the heading.</summary>
    public IEnumerable<MarkdownBlock> LeadingBullets =>
        Blocks.TakeWhile(b => b.Kind == MarkdownBlockKind.Bullet);

    public IEnumerable<MarkdownBlock> Bullets =>
        Blocks.Where(b => b.Kind == MarkdownBlockKind.Bullet);

    public IEnumerable<MarkdownBlock> Quotes =>
        Blocks.Where(b => b.Kind == MarkdownBlockKind.Quote);

    public MarkdownSection? Subsection(string title) =>
        Subsections.Find(s => s.Title.Equals(title, StringComparison.OrdinalIgnoreCase));

    /// <summary>All that stands in the section and below it.</summary>
    public string Whole =>
        string.Join('\n', Blocks.Select(block => block.Text).Prepend($"{Title} {Id}".TrimEnd()).Concat(Subsections.Select(section => section.Whole)));

    /// <summary>What a visitor is shown: everything below the heading but its leading bullets and its quotes.</summary>
    public string Prose(bool skipLeadingBullets)
    {
        var text = new StringBuilder();
        var skip = skipLeadingBullets ? LeadingBullets.Count() : 0;
        var previous = MarkdownBlockKind.Paragraph;
        foreach (var block in Blocks.Skip(skip).Where(b => b.Kind != MarkdownBlockKind.Quote))
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
internal sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, int Line)
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
    private readonly Dictionary<string, MarkdownBlock> _values = new(StringComparer.OrdinalIgnoreCase);

    public SectionFields(MarkdownSection section, string path, ProblemList problems, params string[] allowed)
    {
        foreach (var bullet in section.LeadingBullets)
        {
            var (key, value) = bullet.Field();
            if (value is null || !allowed.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(path, bullet.Line, $"'{Shorten(key)}' is no field of this section.", $"Use one of: {string.Join(", ", allowed)}.");
            }
            else if (!_values.TryAdd(key, bullet with { Text = value }))
            {
                problems.Add(path, bullet.Line, $"'{key}' stands twice.", "Keep one of them.");
            }
        }
    }

    public int LineOf(string key, int otherwise) => _values.TryGetValue(key, out var block) ? block.Line : otherwise;

    public string Text(string key) => _values.TryGetValue(key, out var block) ? block.Text : "";

    /// <summary>A comma-separated value.</summary>
    public IReadOnlyList<string> List(string key) =>
        Text(key).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "...";
}
