using Bot.Answering.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Answering.Search;

/// <summary>Runs text through an analyzer.</summary>
internal static class AnalyzerTerms
{
    /// <summary>Terms of one text; a visitor writes fewer, and a passage has fewer.</summary>
    private const int MaxTerms = 500;

    /// <summary>The terms of raw text, in order; a concept comes right after the word that it begins with.</summary>
    public static IReadOnlyList<string> Terms(this Analyzer analyzer, string text) =>
        analyzer.TermsOfNormalized(TextNormalizer.Normalize(text));

    public static IReadOnlyList<string> TermsOfNormalized(this Analyzer analyzer, string normalized)
    {
        var terms = new List<string>();
        using var stream = analyzer.GetTokenStream("", normalized);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (terms.Count < MaxTerms && stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        stream.End();
        return terms;
    }
}
