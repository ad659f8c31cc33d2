namespace Bot.Answering.Text;

/// <summary>The words that the knowledge knows, and the most likely one that a misspelt word was meant to be.</summary>
/// <remarks>
/// Every known word is filed under itself and under itself less one letter; a word looked up is tried likewise. That
/// finds all words one edit away, and those two away that a swap of one letter for another explains.
/// </remarks>
internal sealed class Vocabulary
{
    /// <summary>Shorter words have too many neighbours to guess at.</summary>
    private const int ShortestCorrected = 4;

    /// <summary>Longer input is no word; the limit keeps hostile input cheap.</summary>
    private const int LongestCorrected = 24;

    /// <summary>From this length on, two edits are believed.</summary>
    private const int LongWord = 7;

    private readonly Dictionary<string, int> _counts;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _countOfSpan;

    private readonly NearWords _near;

    public Vocabulary(Dictionary<string, int> counts, NearWords near)
    {
        _counts = counts;
        _countOfSpan = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        _near = near;
    }

    /// <summary>The words that a misspelt one is corrected to.</summary>
    public static NearWords Near(IEnumerable<string> words) => NearWords.Of([.. words], IsCorrectable);

    public bool Knows(string word) => _counts.ContainsKey(word);

    /// <summary>There is nothing to correct; false as well when the message is longer than what was read of it.</summary>
    public bool KnowsAll(Token[] tokens) => tokens.Length < Tokens.Most && Array.TrueForAll(tokens, token => Knows(token.Text));

    /// <summary>How often the knowledge has the word; 0 for an unknown one.</summary>
    public int CountOf(ReadOnlySpan<char> word) => _countOfSpan.TryGetValue(word, out var count) ? count : 0;

    /// <summary>The text with each unknown word replaced by the known word it most resembles, if any.</summary>
    public string Correct(string normalized)
    {
        var words = normalized.Split(' ');
        var changed = false;
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim('.', ',', '?', '!', ';', ':', '"', '(', ')');
            if (word.Length > 0 && !Knows(word) && Nearest(word) is { } nearest)
            {
                words[i] = words[i].Replace(word, nearest, StringComparison.Ordinal);
                changed = true;
            }
        }

        return changed ? string.Join(' ', words) : normalized;
    }

    /// <summary>The known word that an unknown one most resembles; null when there is none near enough.</summary>
    public string? Nearest(string word)
    {
        if (!IsCorrectable(word))
        {
            return null;
        }

        var most = word.Length >= LongWord ? 2 : 1;
        return Candidates(word)
            .Select(candidate => (Word: candidate, Distance: EditDistance(word, candidate)))
            .Where(c => c.Distance <= most)
            .OrderBy(c => c.Distance)
            .ThenByDescending(c => c.Word[0] == word[0])
            .ThenByDescending(c => _counts[c.Word])
            .ThenBy(c => c.Word, StringComparer.Ordinal)
            .Select(c => c.Word)
            .FirstOrDefault();
    }

    private static bool IsCorrectable(string word) =>
        word.Length is >= ShortestCorrected and <= LongestCorrected && word.All(char.IsAsciiLetter);

    // A hash that two words share by chance adds a candidate that is far off, and is dropped for that.
    private HashSet<string> Candidates(string word)
    {
        var candidates = new HashSet<string>(_near.Find(WordHash.Of(word)), StringComparer.Ordinal);
        for (var i = 0; i < word.Length; i++)
        {
            candidates.UnionWith(_near.Find(NearWords.HashWithout(word, i)));
            var shorter = word.Remove(i, 1);
            if (Knows(shorter) && IsCorrectable(shorter))
            {
                candidates.Add(shorter);
            }
        }

        return candidates;
    }

    // Optimal string alignment: insertion, deletion, substitution, and a swap of neighbours count one each.
    private static int EditDistance(string a, string b)
    {
        var distance = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                distance[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(distance[i - 1, j], distance[i, j - 1]) + 1,
                        distance[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[a.Length, b.Length];
    }
}
