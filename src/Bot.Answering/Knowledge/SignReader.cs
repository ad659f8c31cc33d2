namespace Bot.Answering.Knowledge;

/// <summary>Reads word groups, the sign patterns that name them, and grids.</summary>
internal static class SignReader
{
    /// <summary>Sentences of a grid; more can be neither read nor tested.</summary>
    private const int MostSentences = 20_000;

    /// <summary>The grid of a bullet; null, and a problem, when it is none.</summary>
    public static Grid? Grid(FolderReader reader, string path, MarkdownBlock bullet)
    {
        if (Safety.Grid.Parse(bullet.Text) is { Count: <= MostSentences } grid)
        {
            return grid;
        }

        reader.Problems.Add(path, bullet.Line, $"The grid has no choices in braces, an open brace, or more than {MostSentences} sentences.", "Write it as '{my, his} {arm, leg} is numb {, since yesterday}'; split a large one.");
        return null;
    }

    /// <summary>Bullets <c>- name: word, word</c>.</summary>
    public static Dictionary<string, IReadOnlyList<string>> Groups(FolderReader reader, IEnumerable<MarkdownSection> sections, string path)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var bullet in sections.SelectMany(s => s.Bullets))
        {
            if (bullet.Field() is not ({ Length: > 0 } name, { } words) || !groups.TryAdd(name, WordList.Of(words)))
            {
                reader.Problems.Add(path, bullet.Line, "The line is not a word group, or its name stands twice.", "Write it as '- name: word, word, two words'.");
            }
        }

        return groups;
    }

    /// <summary>One pattern a bullet.</summary>
    public static IReadOnlyList<SignPattern> Patterns(
        FolderReader reader, string path, IEnumerable<MarkdownBlock> bullets, Func<string, SignSlot?> named)
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
                reader.Problems.Add(path, bullet.Line, fault!, "Write parts joined by ' + ', choices parted by commas, names in [brackets].");
            }
        }

        return patterns;
    }
}
