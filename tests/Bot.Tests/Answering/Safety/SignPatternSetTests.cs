using Bot.Answering.Safety;
using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class SignPatternSetTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Groups = new() { ["chest"] = ["chest", "breastbone"] };

    [Theory]
    [InlineData("[chest] ~ crush*", "crushing feeling on my breastbone", true)]
    [InlineData("[chest] ~ crush*", "chest is fine but at the end of last year there was a crush on the train", false)]
    [InlineData("[chest] + sweat*, clammy", "clammy all day and then my chest went", true)]
    [InlineData("[chest] + sweat*, clammy", "my chest", false)]
    [InlineData("a ~ b + c", "c and a with b", true)]
    public void Find_Pattern_NeedsEveryPart(string line, string message, bool found)
    {
        var pattern = SignPattern.Parse(line, Groups, out var fault);
        var patterns = new SignPatternSet([new NumberedPattern(pattern!, 7)]);

        Assert.Null(fault);
        Assert.Equal(found ? [7] : [], patterns.Find(Tokens.Of(message), negated: null));
    }

    [Theory]
    [InlineData("[nothing] + a")]
    [InlineData("a + ")]
    [InlineData("a ~ ")]
    [InlineData(",")]
    public void Parse_BadPattern_SaysWhy(string line)
    {
        Assert.Null(SignPattern.Parse(line, Groups, out var fault));
        Assert.Contains("empty part or names a word group", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no chest crush", false)]
    [InlineData("no fever, crushing chest", true)]
    [InlineData("no fever but crushing chest", true)]
    [InlineData("not one of my usual days, a crushing chest", true)]
    public void Find_NegatedMention_DoesNotCount(string message, bool found)
    {
        var patterns = new SignPatternSet([new NumberedPattern(SignPattern.Parse("[chest] ~ crush*", Groups, out _)!, 0)]);
        var tokens = Tokens.Of(message);

        Assert.Equal(found, patterns.Find(tokens, new Negation(["no", "not"], ["but"]).Mark(tokens)).Count > 0);
    }
}
