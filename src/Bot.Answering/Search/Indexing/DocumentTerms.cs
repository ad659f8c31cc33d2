using Bot.Answering.Text;
using Lucene.Net.Analysis;

namespace Bot.Answering.Search.Indexing;

/// <summary>The terms of one field of one document: its words in order, and apart from them what stands for some of them.</summary>
/// <param name="Words">Stems in the order of the text, stop words out.</param>
/// <param name="Extra">Concepts, and words as a visitor's message shows them once digits are read as letters.</param>
internal readonly record struct DocumentTerms(IReadOnlyList<string> Words, IReadOnlyList<string> Extra)
{
    public static DocumentTerms None { get; } = new([], []);

    /// <summary>The terms of a passage's heading or text.</summary>
    public static DocumentTerms OfText(Analyzer analyzer, string text)
    {
        var words = new List<string>();
        var extra = new List<string>();
        foreach (var term in analyzer.TermsOfPlain(TextNormalizer.Plain(text)))
        {
            if (term[0] == PassageAnalyzer.ConceptMark)
            {
                extra.Add(term);
                continue;
            }

            words.Add(term);
            var read = TextNormalizer.WithoutLeetspeak(term);
            if (!ReferenceEquals(read, term) && !string.Equals(read, term, StringComparison.Ordinal))
            {
                extra.Add(read);
            }
        }

        return new DocumentTerms(words, extra);
    }

    /// <summary>The terms of an alternate question, which is read as a visitor's message is.</summary>
    public static DocumentTerms OfQuestion(Analyzer analyzer, string question)
    {
        var terms = analyzer.Terms(question);
        return new DocumentTerms(
            [.. terms.Where(t => t[0] != PassageAnalyzer.ConceptMark)], [.. terms.Where(t => t[0] == PassageAnalyzer.ConceptMark)]);
    }
}
