namespace Bot.Answering.Knowledge;

/// <summary>Comma-separated words and phrases, spread over bullets.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Of(IEnumerable<MarkdownBlock> bullets) => [.. bullets.SelectMany(b => Of(b.Text))];

    public static IReadOnlyList<string> Of(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
