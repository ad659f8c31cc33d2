namespace Bot.Answering.Text;

/// <summary>
/// Brings back words that are hidden from one who looks for words: with a letter masked ("su*cide"), with marks inside
/// ("hu-rt", "d!e"), or without the spaces between them ("iwanttodie").
/// </summary>
/// <param name="isPreferred">Words that matter for safety: of several that a masked one may be, it is taken for one of these.</param>
internal sealed class HiddenWords(Vocabulary vocabulary, Func<string, bool> isPreferred)
{
    /// <summary>More masks in one word leave too much open.</summary>
    private const int MostMasks = 2;

    /// <summary>Shorter words without spaces are taken for misspelt ones.</summary>
    private const int ShortestJoined = 7;

    private const int LongestJoined = 60;
    private const int LongestWord = 16;

    /// <summary>How often the knowledge has a word that may be one of several joined ones; rarer ones may be misspellings.</summary>
    private const int Common = 6;

    /// <summary>The same of a word of one or two letters: "ct" stands in enough messages that "inspect" would be made of such; "od" and "bf" are meant.</summary>
    private const int CommonIfShort = 40;

    /// <summary>How often the knowledge has a word that is one: words are joined in ever other ways.</summary>
    private const int Repeated = 2;

    /// <summary>What each joined word costs beside its rarity, so that few long words come before many short ones.</summary>
    private const double CostOfWord = 2;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*#_%^~!|+?.-/\\\"");
    private static readonly SearchValues<char> Masks = SearchValues.Create("*#_%^~!?");

    /// <summary>The text with hidden words written out; the same text when there are none.</summary>
    /// <param name="isForeign">It is in another language, whose long words would be taken for joined English ones.</param>
    public string Restore(string normalized, bool isForeign)
    {
        if (!MayHide(normalized))
        {
            return normalized;
        }

        var words = normalized.Split(' ');
        var isHidden = false;
        for (var i = 0; i < words.Length; i++)
        {
            if (Restored(words[i], isForeign) is { } restored)
            {
                words[i] = restored;
                isHidden = true;
            }
        }

        return isHidden ? string.Join(' ', words) : normalized;
    }

    // A mark between letters, or a long word.
    private static bool MayHide(string text)
    {
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            length = char.IsLetterOrDigit(text[i]) ? length + 1 : 0;
            if (length >= ShortestJoined || (Marks.Contains(text[i]) && i + 1 < text.Length && text[i + 1] != ' '))
            {
                return true;
            }
        }

        return false;
    }

    private string? Restored(string word, bool isForeign)
    {
        var start = 0;
        var end = word.Length;
        while (start < end && !char.IsLetterOrDigit(word[start]))
        {
            start++;
        }

        while (end > start && !char.IsLetterOrDigit(word[end - 1]))
        {
            end--;
        }

        var core = word[start..end];
        if (core.Length is < 3 or > LongestJoined || vocabulary.CountOf(core) >= Common)
        {
            return null;
        }

        var restored = core.AsSpan().IndexOfAny(Marks) >= 0 ? Unmasked(core) : !isForeign && core.All(char.IsAsciiLetter) ? Parted(core) : null;
        return restored is null ? null : string.Concat(word.AsSpan(0, start), restored, word.AsSpan(end));
    }

    private string? Unmasked(string word)
    {
        var letters = string.Concat(word.Where(char.IsLetterOrDigit));
        var looked = TextNormalizer.WithoutLeetspeak(word.Replace('!', 'i').Replace('|', 'l').Replace('+', 't'));
        if (looked.All(char.IsAsciiLetter) && vocabulary.Knows(looked))
        {
            return looked;
        }

        // Two words with a mark between them are two words: "self-harm", "neck/back".
        var parts = word.Split([.. word.Where(Marks.Contains).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        if (parts.All(part => vocabulary.CountOf(part) >= Common))
        {
            return null;
        }

        var guessed = word.Any(Masks.Contains) && letters.Length >= 2 ? Guess(word) : null;
        return guessed ?? (vocabulary.Knows(letters) ? letters : Parted(letters));
    }

    // The likeliest word that has letters where the masks are.
    private string? Guess(string word)
    {
        var masks = word.Index().Where(letter => Masks.Contains(letter.Item)).Select(letter => letter.Index).ToList();
        if (masks.Count > MostMasks)
        {
            return null;
        }

        var letters = word.ToCharArray();
        string? best = null;
        var highest = (IsPreferred: false, Count: 0);

        void Try(int mask)
        {
            if (mask == masks.Count)
            {
                var guess = new string(letters);
                var found = (isPreferred(guess), vocabulary.CountOf(guess));
                if (found.Item2 > 0 && found.CompareTo(highest) > 0)
                {
                    (best, highest) = (guess, found);
                }

                return;
            }

            for (var letter = 'a'; letter <= 'z'; letter++)
            {
                letters[masks[mask]] = letter;
                Try(mask + 1);
            }
        }

        Try(0);
        return best;
    }

    // The likeliest common words that the letters are made of; null when they are not, or are or may be one word.
    private string? Parted(string letters)
    {
        if (letters.Length < ShortestJoined || vocabulary.CountOf(letters) >= Repeated || (vocabulary.Nearest(letters) is { } nearest && nearest != letters))
        {
            return null;
        }

        var costs = new double[letters.Length + 1];
        var starts = new int[letters.Length + 1];
        Array.Fill(costs, double.PositiveInfinity);
        costs[0] = 0;
        for (var end = 1; end <= letters.Length; end++)
        {
            for (var start = Math.Max(0, end - LongestWord); start < end; start++)
            {
                var cost = costs[start] + CostOf(letters.AsSpan(start, end - start));
                if (cost < costs[end])
                {
                    (costs[end], starts[end]) = (cost, start);
                }
            }
        }

        if (double.IsInfinity(costs[^1]))
        {
            return null;
        }

        var words = new Stack<string>();
        for (var end = letters.Length; end > 0; end = starts[end])
        {
            words.Push(letters[starts[end]..end]);
        }

        return string.Join(' ', words);
    }

    private double CostOf(ReadOnlySpan<char> word)
    {
        var count = vocabulary.CountOf(word);
        var isWord = count >= (word.Length > 2 ? Common : CommonIfShort) && (word.Length > 1 || word[0] is 'i' or 'a');
        return isWord ? CostOfWord + Math.Log(100_000.0 / count) : double.PositiveInfinity;
    }
}
