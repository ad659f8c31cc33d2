using Bot.Answering.Safety;
using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class NegationTests
{
    private static readonly Negation Negation = new(["no", "not"], ["but"]);

    [Theory]
    [InlineData("no one two three four five six", "one two three four five")]
    [InlineData("no one two, three", "one two")]
    [InlineData("no one but three four", "one")]
    [InlineData("zero no one", "one")]
    [InlineData("not one and no two", "one and no two")]
    public void Mark_Negator_CoversFiveWordsOfItsClause(string message, string negated)
    {
        var tokens = Tokens.Of(message);

        var marked = Negation.Mark(tokens);

        Assert.Equal(negated, string.Join(' ', tokens.Where((_, index) => marked![index]).Select(token => token.Text)));
    }

    [Fact]
    public void Mark_WithoutNegator_IsNothing() => Assert.Null(Negation.Mark(Tokens.Of("one but two")));
}
