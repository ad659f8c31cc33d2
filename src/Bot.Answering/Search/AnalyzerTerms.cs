using Bot.Answering.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Answering.Search;

/// <summary>Runs text through an analyzer.</summary>
internal static class AnalyzerTerms
{
    /// <summary>Terms of one message; a visitor writes fewer.</summary>
    private const int MaxTerms = 500;

    /// <summary>The terms of raw text, in order; a concept comes right after the word that it begins with.</summary>
    public static IReadOnlyList<string> Terms(this Analyzer analyzer, string text) =>
        analyzer.TermsOfNormalized(TextNormalizer.Normalize(text));

    public static IReadOnlyList<string> TermsOfNormalized(this Analyzer analyzer, string normalized)
    {
        var terms = new List<string>();
        analyzer.Read(normalized, terms, MaxTerms);
        return terms;
    }

    /// <summary>All terms of a document's text, however long it is.</summary>
    /// <param name="analyzer">The analyzer that questions go through too.</param>
    /// <param name="plain">Text that went through <see cref="TextNormalizer.Plain"/>.</param>
    public static List<string> TermsOfPlain(this Analyzer analyzer, string plain)
    {
        var terms = new List<string>();
        if (plain.Length > 0)
        {
            analyzer.Read(plain, terms, int.MaxValue);
        }

        return terms;
    }

    private static void Read(this Analyzer analyzer, string text, List<string> terms, int most)
    {
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        stream.Reset();
        while (terms.Count < most && stream.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        stream.End();
    }
}
