using System.Text;

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
