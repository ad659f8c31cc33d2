using Bot.Answering.Safety;
using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class SignPatternSetTests
{
    private static SignSlot? Named(string name) => name switch
    {
        "chest" => new SignSlot(["chest", "breastbone"]),
        "pressure" => new SignSlot([], "pressure"),
        _ => null,
    };

    [Theory]
    [InlineData("[chest] ~ crush*", "crushing feeling on my breastbone", true)]
    [InlineData("[chest] ~ crush*", "chest is fine but at the end of last year there was a crush on the train", false)]
    [InlineData("[chest] + sweat*, clammy", "clammy all day and then my chest went", true)]
    [InlineData("[chest] + sweat*, clammy", "my chest", false)]
    [InlineData("a ~ b + c", "c and a with b", true)]
    public void Find_Pattern_NeedsEveryPart(string line, string message, bool found)
    {
        var pattern = SignPattern.Parse(line, Named, out var fault);
        var patterns = new SignPatternSet([new NumberedPattern(pattern!, 7)], concepts: []);

        Assert.Null(fault);
        Assert.Equal(found ? [7] : [], patterns.Find(Tokens.Of(message), concepts: [], negated: null));
    }

    [Theory]
    [InlineData("[nothing] + a")]
    [InlineData("a + ")]
    [InlineData("a ~ ")]
    [InlineData(",")]
    public void Parse_BadPattern_SaysWhy(string line)
    {
        Assert.Null(SignPattern.Parse(line, Named, out var fault));
        Assert.Contains("empty part or names a word group", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no chest crush", false)]
    [InlineData("no fever, crushing chest", true)]
    [InlineData("no fever but crushing chest", true)]
    [InlineData("not one of my usual days, a crushing chest", true)]
    public void Find_NegatedMention_DoesNotCount(string message, bool found)
    {
        var patterns = new SignPatternSet([new NumberedPattern(SignPattern.Parse("[chest] ~ crush*", Named, out _)!, 0)], concepts: []);
        var tokens = Tokens.Of(message);

        Assert.Equal(found, patterns.Find(tokens, concepts: [], new Negation(["no", "not"], ["but"]).Mark(tokens)).Count > 0);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(12, false)]
    public void Find_Concept_CountsNearTheOtherPlaces(int wordsBetween, bool found)
    {
        var patterns = new SignPatternSet([new NumberedPattern(SignPattern.Parse("[chest] ~ [pressure]", Named, out _)!, 0)], ["other", "pressure"]);
        var tokens = Tokens.Of("chest " + string.Concat(Enumerable.Repeat("word ", wordsBetween)) + "aprieta");

        Assert.Equal(found, patterns.Find(tokens, [new ConceptHit(1, tokens.Length - 1, 1)], negated: null).Count > 0);
        Assert.Empty(patterns.Find(tokens, [new ConceptHit(0, tokens.Length - 1, 1)], negated: null));
    }
}
