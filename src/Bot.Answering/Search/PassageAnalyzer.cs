using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Bot.Answering.Search;

/// <summary>
/// Words, stems and concepts of normalised text: tokenizer, Porter stems, a concept token wherever a synonym or phrase
/// stands, stop words out. The same for passages and questions.
/// </summary>
internal sealed class PassageAnalyzer : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    /// <summary>Begins every concept token; no word starts with it.</summary>
    public const char ConceptMark = '#';

    // Stop words go out last, after phrases that hold them were recognised; by then they are stems.
    private static readonly FrozenSet<string> StemmedStopWords = EnglishAnalyzer.DefaultStopSet.Select(Stem).ToFrozenSet(StringComparer.Ordinal);

    private static readonly CharArraySet StopFilterWords = StopFilter.MakeStopSet(Version, [.. StemmedStopWords], ignoreCase: false);

    private readonly SynonymMap? _concepts;
    private readonly CharArraySet? _stopWords;

    /// <summary>An analyzer without stop words.</summary>
    /// <param name="concepts">Concept name to the words and phrases that mean it.</param>
    public PassageAnalyzer(IReadOnlyDictionary<string, IReadOnlyList<string>> concepts)
        : this(concepts.Count == 0 ? null : Compile(concepts), StopFilterWords)
    {
    }

    private PassageAnalyzer(SynonymMap? concepts, CharArraySet? stopWords)
    {
        _concepts = concepts;
        _stopWords = stopWords;
    }

    /// <summary>What this analyzer gives for a text, from what <see cref="KeepingStopWords"/> gives for it.</summary>
    public static IReadOnlyList<string> WithoutStopWords(IReadOnlyList<string> terms)
    {
        var kept = new List<string>(terms.Count);
        for (var i = 0; i < terms.Count; i++)
        {
            if (!StemmedStopWords.Contains(terms[i]))
            {
                kept.Add(terms[i]);
            }
        }

        return kept;
    }

    /// <summary>The same analyzer with stop words kept: question words carry meaning for a classifier, none for BM25.</summary>
    public PassageAnalyzer KeepingStopWords() => new(_concepts, stopWords: null);

    /// <summary>Words as stems, nothing else.</summary>
    public static PassageAnalyzer StemsOnly() => new(concepts: null, stopWords: null);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokenizer = new StandardTokenizer(Version, reader);
        TokenStream stream = new PorterStemFilter(tokenizer);
        if (_concepts is not null)
        {
            stream = new SynonymFilter(stream, _concepts, ignoreCase: false);
        }

        if (_stopWords is not null)
        {
            stream = new StopFilter(Version, stream, _stopWords);
        }

        return new TokenStreamComponents(tokenizer, stream);
    }

    private static SynonymMap Compile(IReadOnlyDictionary<string, IReadOnlyList<string>> concepts)
    {
        var builder = new SynonymMap.Builder(dedup: true);
        using var stems = new PassageAnalyzer(concepts: null, stopWords: null);
        foreach (var (concept, phrases) in concepts)
        {
            var output = new CharsRef(ConceptMark + concept);
            foreach (var phrase in phrases)
            {
                var words = new CharsRef();
                if (Join(stems.Terms(phrase), words))
                {
                    builder.Add(words, output, includeOrig: true);
                }
            }
        }

        return builder.Build();
    }

    private static string Stem(string word)
    {
        using var stems = new PassageAnalyzer(concepts: null, stopWords: null);
        return stems.Terms(word)[0];
    }

    private static bool Join(IReadOnlyList<string> words, CharsRef target)
    {
        if (words.Count > 0)
        {
            SynonymMap.Builder.Join([.. words], target);
        }

        return words.Count > 0;
    }
}
