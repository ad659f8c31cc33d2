namespace Bot.Answering.Classification;

/// <summary>Misspells a text as hurried people do: letters swapped, dropped, doubled, words joined. The same text always in the same way.</summary>
internal static class TypingNoise
{
    public static string Add(string normalized)
    {
        var words = normalized.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var random = new Random((int)(WordHash.Of(normalized) & int.MaxValue));
        for (var mistakes = 1 + (words.Length / Hyperparameters.WordsPerMistake); mistakes > 0; mistakes--)
        {
            var at = random.Next(words.Length);
            words[at] = words[at].Length >= Hyperparameters.ShortestMistaken ? Misspell(words[at], random) : words[at];
        }

        var text = string.Join(' ', words);
        return random.Next(3) == 0 && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space ? text.Remove(space, 1) : text;
    }

    // The first letter stays: it hardly ever is mistyped.
    private static string Misspell(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(3) switch
        {
            0 => string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2)),
            1 => word.Remove(at, 1),
            _ => word.Insert(at, word[at].ToString()),
        };
    }
}
