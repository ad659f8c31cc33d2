using Bot.Answering.Search;
using Bot.Answering.Text;
using Bot.Testing;
using CsCheck;
using Lucene.Net.Analysis.Synonym;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;
using Xunit;

namespace Bot.Tests.Answering.Search;

/// <summary>Terms must be what Lucene's own filters give, by the short way and by the long one: else passages and messages would be of two languages.</summary>
public sealed class PassageAnalyzerTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Concepts = new()
    {
        ["sore"] = ["sore", "sore all over", "aching muscles"],
        ["after"] = ["all over", "next day"],
        ["ache"] = ["sore", "aching"],
    };

    [Fact]
    public void TermsOf_AnyText_AreLucenes()
    {
        var lucenes = Lucenes(Concepts);
        var slow = new PassageAnalyzer(Concepts);
        var quick = new PassageAnalyzer(Concepts, PassageAnalyzer.StemsOf(["sore", "running", "day", "all", "over", "the", "next", "pain"]));

        AnyText.Gen.Sample(
            text =>
            {
                foreach (var written in new[] { text, TextNormalizer.Normalize(text) })
                {
                    var terms = lucenes(written);
                    Assert.Equal(terms, slow.TermsOf(written));
                    Assert.Equal(terms, quick.TermsOf(written));
                }
            },
            iter: 5_000);
    }

    [Fact]
    public void TermsOf_MoreThanAreRead_AreTheFirst()
    {
        var text = string.Join(' ', Enumerable.Repeat("sore all over here", 300));

        Assert.Equal(Lucenes(Concepts)(text).Take(500), new PassageAnalyzer(Concepts).TermsOf(text));
    }

    [Fact]
    public void TermsOf_EveryTextOfTheShippedKnowledge_AreLucenes()
    {
        var knowledge = ShippedKnowledge.Knowledge;
        string[] texts =
        [
            .. knowledge.Passages.SelectMany(p => p.AskedAs.Append(p.Text)).Concat(knowledge.Safety.Kinds.SelectMany(kind => kind.Examples))
                .Concat(knowledge.Safety.Due).Select(TextNormalizer.Normalize),
        ];
        var lucenes = Lucenes(knowledge.Concepts);
        var analyzer = new PassageAnalyzer(knowledge.Concepts, PassageAnalyzer.StemsOf(texts.SelectMany(text => text.Split(' '))));

        Assert.All(texts, text => Assert.Equal(lucenes(text), analyzer.TermsOf(text, int.MaxValue)));
    }

    // The stems, then Lucene's filter for synonyms, which keeps what it finds and says the concept after the first word of it.
    private static Func<string, List<string>> Lucenes(IReadOnlyDictionary<string, IReadOnlyList<string>> concepts)
    {
        var builder = new SynonymMap.Builder(dedup: true);
        foreach (var (concept, phrases) in concepts)
        {
            foreach (var stems in phrases.Select(phrase => PassageAnalyzer.Stems(TextNormalizer.Normalize(phrase))).Where(stems => stems.Count > 0))
            {
                var words = new CharsRef();
                SynonymMap.Builder.Join([.. stems], words);
                builder.Add(words, new CharsRef(PassageAnalyzer.ConceptMark + concept), includeOrig: true);
            }
        }

        var map = builder.Build();
        return text =>
        {
            var terms = new List<string>();
            using var stream = new SynonymFilter(PassageAnalyzer.Stemmer.GetTokenStream("", text), map, ignoreCase: false);
            var term = stream.AddAttribute<ICharTermAttribute>();
            stream.Reset();
            while (stream.IncrementToken())
            {
                terms.Add(term.ToString());
            }

            stream.End();
            return terms;
        };
    }
}
