namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>choices.md</c>: words that alone ask nothing, and what they may be about.</summary>
internal static class WordChoiceReader
{
    private const string FileName = "choices.md";

    public static IReadOnlyList<WordChoice> Read(FolderReader reader, IReadOnlyList<Passage> passages)
    {
        var choices = new List<WordChoice>();
        var file = reader.File(FileName);
        foreach (var bullet in file?.Sections.SelectMany(section => section.Bullets) ?? [])
        {
            var (words, ids) = bullet.Text.Split(':') is [var left, var right] ? (WordList.Of(left), WordList.Of(right)) : ([], []);
            reader.Problems.AddIf(
                words.Count == 0 || ids.Count < 2 || ids.Any(id => passages.All(passage => passage.Id != id)),
                FileName, bullet.Line, "The line does not offer passages to choose from.", "Write '- massage, massages: what-is-it, hands', with the ids of at least two passages.");

            foreach (var word in words)
            {
                reader.Unique("word with a choice", word, file!, bullet.Line);
            }

            choices.Add(new WordChoice(words, ids));
        }

        return choices;
    }
}

/// <summary>Words that alone ask nothing, and the passages to choose from when they are all a message holds.</summary>
/// <param name="Words">Whole messages.</param>
/// <param name="Passages">Ids, in the order in which they are offered.</param>
public sealed record WordChoice(IReadOnlyList<string> Words, IReadOnlyList<string> Passages);

/// <summary>Comma-separated words and phrases, spread over bullets.</summary>
internal static class WordList
{
    public static IReadOnlyList<string> Of(IEnumerable<MarkdownBlock> bullets) => [.. bullets.SelectMany(b => Of(b.Text))];

    public static IReadOnlyList<string> Of(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
