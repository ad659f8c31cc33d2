namespace Bot.Assurance;

/// <summary>A document in the small part of Markdown that the pack is written in.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    public MarkdownText Heading(int level, string title) => Block($"{new string('#', level)} {title}");

    public MarkdownText Block(string text)
    {
        _text.Append(text).Append("\n\n");
        return this;
    }

    public MarkdownText List(IEnumerable<string> items) => Block(string.Join('\n', items.Select(item => $"- {Line(item)}")));

    public MarkdownText Table(string[] head, IEnumerable<string[]> rows) => Block(string.Join('\n', rows.Prepend([.. head.Select(_ => "---")]).Prepend(head).Select(Row)));

    public override string ToString() => _text.ToString();

    private static string Row(string[] cells) => $"| {string.Join(" | ", cells.Select(cell => Line(cell).Replace("|", "\\|", StringComparison.Ordinal)))} |";

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
