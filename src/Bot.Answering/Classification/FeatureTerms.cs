using System.Buffers;
using Bot.Answering.Search;
using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>
/// The same terms as the analyzer with stop words kept gives, at a fraction of the cost for what nearly all messages are:
/// plain words. Anything else is left to the analyzer.
/// </summary>
internal sealed class FeatureTerms
{
    /// <summary>Terms of one text, like the analyzer's.</summary>
    private const int MaxTerms = 500;

    /// <summary>The analyzer has its own ways with words that are longer than any.</summary>
    private const int LongestPlain = 100;

    /// <summary>Between letters or digits the analyzer may take these for part of a word: "e.g", "3,5", "a_b".</summary>
    private static readonly SearchValues<char> Joining = SearchValues.Create(".,:;_'");

    private readonly PassageAnalyzer _analyzer;
    private readonly PassageAnalyzer _stemmer;
    private readonly ConceptPhrases _concepts = new();
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stemOfSpan;

    /// <param name="analyzer">Keeps stop words; what it says is right.</param>
    /// <param name="concepts">Concept name to the words and phrases that mean it: the analyzer's own.</param>
    /// <param name="stems">Stems at hand: of whatever words, as <see cref="StemsOf"/> gives them.</param>
    public FeatureTerms(PassageAnalyzer analyzer, IReadOnlyDictionary<string, IReadOnlyList<string>> concepts, Dictionary<string, string> stems)
    {
        _analyzer = analyzer;
        _stemmer = PassageAnalyzer.StemsOnly();
        _stemOfSpan = stems.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (concept, phrases) in concepts)
        {
            foreach (var phrase in phrases)
            {
                _concepts.Add(PhraseStems(phrase), PassageAnalyzer.ConceptMark + concept);
            }
        }
    }

    /// <summary>The stems of those of the words that are plain; others are left to the analyzer whenever they come.</summary>
    public static Dictionary<string, string> StemsOf(IEnumerable<string> words)
    {
        using var stemmer = PassageAnalyzer.StemsOnly();
        var stemOf = new Dictionary<string, string>(StringComparer.Ordinal);

        // Many words go through the analyzer at once: setting it going costs more than a word.
        foreach (var chunk in words.Where(IsPlainWord).Distinct(StringComparer.Ordinal).Chunk(MaxTerms / 2))
        {
            var stems = stemmer.TermsOfNormalized(string.Join(' ', chunk));
            for (var i = 0; i < chunk.Length; i++)
            {
                stemOf[chunk[i]] = stems[i];
            }
        }

        return stemOf;
    }

    /// <summary>Terms in order; a concept comes right after the word that its phrase begins with.</summary>
    public IReadOnlyList<string> Of(string normalized)
    {
        var stems = new List<string>((normalized.Length / 5) + 1);
        return TryStem(normalized, stems) ? WithConcepts(stems) : _analyzer.TermsOfNormalized(normalized);
    }

    private static bool IsPlainWord(string word) => word.Length <= LongestPlain && word.All(IsPlain);

    private static bool IsPlain(char character) => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character);

    private bool TryStem(string normalized, List<string> stems)
    {
        var start = 0;
        for (var i = 0; i <= normalized.Length; i++)
        {
            if (i < normalized.Length && IsPlain(normalized[i]))
            {
                continue;
            }

            if (i < normalized.Length && !IsBreak(normalized, i))
            {
                return false;
            }

            if (i - start > LongestPlain)
            {
                return false;
            }

            if (i > start)
            {
                stems.Add(Stem(normalized.AsSpan(start, i - start)));
            }

            start = i + 1;
        }

        return true;
    }

    private static bool IsBreak(string text, int at)
    {
        var isJoining = Joining.Contains(text[at]) && at > 0 && at + 1 < text.Length && IsPlain(text[at - 1]) && IsPlain(text[at + 1]);
        return char.IsAscii(text[at]) && !char.IsAsciiLetterUpper(text[at]) && text[at] != '_' && !isJoining;
    }

    private List<string> WithConcepts(List<string> stems)
    {
        var terms = new List<string>(stems.Count + 8);
        for (var i = 0; i < stems.Count;)
        {
            var concepts = _concepts.At(stems, i, out var length);
            terms.Add(stems[i]);
            terms.AddRange(concepts);
            for (i++, length--; length > 0; i++, length--)
            {
                terms.Add(stems[i]);
            }
        }

        return terms.Count <= MaxTerms ? terms : terms[..MaxTerms];
    }

    private IReadOnlyList<string> PhraseStems(string phrase)
    {
        var normalized = TextNormalizer.Normalize(phrase);
        var stems = new List<string>();
        return TryStem(normalized, stems) ? stems : _stemmer.TermsOfNormalized(normalized);
    }

    private string Stem(ReadOnlySpan<char> word) =>
        _stemOfSpan.TryGetValue(word, out var stem) ? stem : _stemmer.TermsOfNormalized(word.ToString())[0];
}
