using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Bot.Answering.Search;

/// <summary>
/// The terms of normalised text: Lucene's words as Porter stems, and wherever a synonym or phrase stands its concept, right
/// after the word that it begins with. The one reading for passages, questions and what is learned from them.
/// </summary>
internal sealed partial class PassageAnalyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Begins every concept; no word starts with it.</summary>
    public const char ConceptMark = '#';

    /// <summary>Terms of one message; a visitor writes fewer.</summary>
    private const int MaxTerms = 500;

    /// <summary>Lucene has its own ways with words that are longer than any.</summary>
    private const int LongestPlain = 100;

    /// <summary>Between letters or digits Lucene may take these for part of a word: "e.g", "3,5", "a_b".</summary>
    private static readonly SearchValues<char> Joining = SearchValues.Create(".,:;_'");

    /// <summary>Words as stems, nothing else.</summary>
    public static readonly Analyzer Stemmer = Analyzer.NewAnonymous(static (_, reader) =>
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        return new TokenStreamComponents(tokenizer, new PorterStemFilter(tokenizer));
    });

    private static readonly FrozenSet<string> StopWords = Stems(string.Join(' ', EnglishAnalyzer.DefaultStopSet)).ToFrozenSet(StringComparer.Ordinal);

    // By their first stems, the longest first.
    private readonly Dictionary<string, ConceptPhrase[]> _phrases;
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _stems;

    /// <param name="concepts">Concept name to the words and phrases that mean it; a phrase may mean several things.</param>
    /// <param name="stems">Stems at hand, of whatever words, as <see cref="StemsOf"/> gives them: text of these alone needs no tokenizer.</param>
    public PassageAnalyzer(IReadOnlyDictionary<string, IReadOnlyList<string>> concepts, Dictionary<string, string>? stems = null)
    {
        _stems = (stems ?? new Dictionary<string, string>(StringComparer.Ordinal)).GetAlternateLookup<ReadOnlySpan<char>>();
        _phrases = concepts
            .SelectMany(concept => concept.Value.Select(phrase => (Stems: Stemmed(TextNormalizer.Normalize(phrase)), Concept: ConceptMark + WhiteSpace().Replace(concept.Key, "-"))))
            .Where(phrase => phrase.Stems.Count > 0)
            .GroupBy(phrase => string.Join(' ', phrase.Stems))
            .Select(same => new ConceptPhrase([.. same.First().Stems], [.. same.Select(phrase => phrase.Concept).Distinct()]))
            .GroupBy(phrase => phrase.Stems[0])
            .ToDictionary(same => same.Key, same => same.OrderByDescending(phrase => phrase.Stems.Length).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>What BM25 looks for: question words carry meaning for a classifier, none for it.</summary>
    public static List<string> WithoutStopWords(IReadOnlyList<string> terms)
    {
        var kept = new List<string>(terms.Count);
        for (var i = 0; i < terms.Count; i++)
        {
            if (!StopWords.Contains(terms[i]))
            {
                kept.Add(terms[i]);
            }
        }

        return kept;
    }

    /// <summary>The stems of those of the words that are plain; texts with others are left to Lucene.</summary>
    public static Dictionary<string, string> StemsOf(IEnumerable<string> words)
    {
        // All at once: setting Lucene's tokenizer going costs more than a word.
        string[] plain = [.. words.Where(word => word.Length is > 0 and <= LongestPlain && word.All(Tokens.IsPlain)).Distinct(StringComparer.Ordinal)];
        return plain.Zip(Stems(string.Join(' ', plain))).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The stems of a text, in order, and no concepts.</summary>
    public static List<string> Stems(string normalized)
    {
        var stems = new List<string>();
        using var stream = Stemmer.GetTokenStream("", normalized);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
        {
            stems.Add(term.ToString());
        }

        stream.End();
        return stems;
    }

    /// <summary>Terms in order, stop words among them.</summary>
    /// <param name="normalized">Text that went through <see cref="TextNormalizer"/>.</param>
    public List<string> TermsOf(string normalized, int most = MaxTerms)
    {
        ReadOnlySpan<string> stems = CollectionsMarshal.AsSpan(Stemmed(normalized));
        var terms = new List<string>(stems.Length + 8);
        while (!stems.IsEmpty && terms.Count < most)
        {
            var length = 1;
            terms.Add(stems[0]);
            if (PhraseAt(stems) is { } phrase)
            {
                length = phrase.Stems.Length;
                terms.AddRange(phrase.Concepts);
                terms.AddRange(stems[1..length]);
            }

            stems = stems[length..];
        }

        return terms.Count <= most ? terms : terms[..most];
    }

    private ConceptPhrase? PhraseAt(ReadOnlySpan<string> stems)
    {
        if (_phrases.TryGetValue(stems[0], out var phrases))
        {
            foreach (var phrase in phrases)
            {
                if (stems.StartsWith(phrase.Stems))
                {
                    return phrase;
                }
            }
        }

        return null;
    }

    private List<string> Stemmed(string normalized)
    {
        var stems = new List<string>((normalized.Length / 5) + 1);
        return TryStem(normalized, stems) ? stems : Stems(normalized);
    }

    // Nearly all messages are of plain words that the knowledge knows: they have the same stems at a fraction of the cost.
    private bool TryStem(string normalized, List<string> stems)
    {
        var start = 0;
        for (var i = 0; i <= normalized.Length; i++)
        {
            if (i < normalized.Length && Tokens.IsPlain(normalized[i]))
            {
                continue;
            }

            if (i < normalized.Length && !IsBreak(normalized, i))
            {
                return false;
            }

            if (i > start)
            {
                if (!_stems.TryGetValue(normalized.AsSpan(start, i - start), out var stem))
                {
                    return false;
                }

                stems.Add(stem);
            }

            start = i + 1;
        }

        return true;
    }

    private static bool IsBreak(string text, int at)
    {
        var isJoining = Joining.Contains(text[at]) && at > 0 && at + 1 < text.Length && Tokens.IsPlain(text[at - 1]) && Tokens.IsPlain(text[at + 1]);
        return char.IsAscii(text[at]) && !char.IsAsciiLetterUpper(text[at]) && text[at] != '_' && !isJoining;
    }

    // The index parts terms at it.
    [GeneratedRegex(@"\s", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex WhiteSpace();

    private sealed record ConceptPhrase(string[] Stems, string[] Concepts);
}
