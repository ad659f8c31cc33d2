using Bot.Answering.Classification;
using Bot.Answering.Search;
using Bot.Answering.Text;
using Bot.Testing;
using CsCheck;
using Xunit;

namespace Bot.Tests.Answering.Classification;

/// <summary>The short way to terms must give what the analyzer gives, or the classifiers would see two languages.</summary>
public sealed class FeatureTermsTests : IDisposable
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Concepts = new()
    {
        ["sore"] = ["sore", "sore all over", "aching muscles"],
        ["after"] = ["all over", "next day"],
        ["ache"] = ["sore", "aching"],
    };

    private readonly PassageAnalyzer _analyzer = new PassageAnalyzer(Concepts).KeepingStopWords();

    public void Dispose() => _analyzer.Dispose();

    [Fact]
    public void Of_AnyText_IsWhatTheAnalyzerSays()
    {
        var terms = Terms(Concepts, ["sore", "running", "day"]);

        AnyText.Gen.Sample(
            text =>
            {
                Assert.Equal(_analyzer.TermsOfNormalized(text), terms.Of(text));
                Assert.Equal(_analyzer.TermsOfNormalized(TextNormalizer.Normalize(text)), terms.Of(TextNormalizer.Normalize(text)));
            },
            iter: 5_000);
    }

    [Fact]
    public void Of_MoreTermsThanARead_StopsWhereTheAnalyzerStops()
    {
        var text = string.Join(' ', Enumerable.Repeat("sore all over here", 300));

        Assert.Equal(_analyzer.TermsOfNormalized(text), Terms(Concepts, []).Of(text));
    }

    [Fact]
    public void Of_EveryTextOfTheShippedKnowledge_IsWhatTheAnalyzerSays()
    {
        var knowledge = ShippedKnowledge.Knowledge;
        using var analyzer = new PassageAnalyzer(knowledge.Concepts).KeepingStopWords();
        var terms = new FeatureTerms(analyzer, knowledge.Concepts, new Dictionary<string, string>(StringComparer.Ordinal));
        var texts = knowledge.Passages.SelectMany(p => p.AskedAs.Append(p.Text))
            .Concat(knowledge.Safety.Kinds.SelectMany(kind => kind.Examples))
            .Concat(knowledge.Safety.Due);

        Assert.All(texts.Select(TextNormalizer.Normalize), text => Assert.Equal(analyzer.TermsOfNormalized(text), terms.Of(text)));
    }

    private FeatureTerms Terms(Dictionary<string, IReadOnlyList<string>> concepts, IEnumerable<string> words) => new(_analyzer, concepts, FeatureTerms.StemsOf(words));
}
