namespace Bot.Answering.Knowledge;

/// <summary>Reads word groups, the sign patterns that name them, and grids.</summary>
internal static class SignReader
{
    /// <summary>Sentences of a grid; more can be neither read nor tested.</summary>
    private const int MostSentences = 20_000;

    public static IReadOnlyList<Grid> Grids(FolderReader reader, IEnumerable<MarkdownBlock> bullets)
    {
        var grids = new List<Grid>();
        foreach (var bullet in bullets)
        {
            if (Grid.Parse(bullet.Text) is { Count: <= MostSentences } grid)
            {
                grids.Add(grid);
            }
            else
            {
                reader.Problems.Add(bullet.At, $"The grid has no choices in braces, an open brace, or more than {MostSentences} sentences.", "Write it as '{my, his} {arm, leg} is numb {, since yesterday}'; split a large one.");
            }
        }

        return grids;
    }

    /// <summary>Bullets <c>- name: word, word</c>.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Groups(FolderReader reader, IEnumerable<MarkdownSection> sections)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var bullet in sections.SelectMany(s => s.Bullets))
        {
            if (bullet.Field() is not ({ Length: > 0 } name, { } words) || !groups.TryAdd(name, WordList.Of(words)))
            {
                reader.Problems.Add(bullet.At, "The line is not a word group, or its name stands twice.", "Write it as '- name: word, word, two words'.");
            }
        }

        return groups;
    }

    public static IReadOnlyList<SignPattern> Patterns(FolderReader reader, IEnumerable<MarkdownBlock> bullets, Func<string, SignSlot?> named)
    {
        var patterns = new List<SignPattern>();
        foreach (var bullet in bullets)
        {
            if (SignPattern.Parse(bullet.Text, named, out var fault) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                reader.Problems.Add(bullet.At, fault!, "Write parts joined by ' + ', choices parted by commas, names in [brackets].");
            }
        }

        return patterns;
    }
}
