using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Text;

public sealed class VocabularyTests
{
    private readonly Vocabulary _vocabulary = Of("sore shoulder muscle", "fibromyalgia and massage", "sore", "form from");

    [Theory]
    [InlineData("shuolder", "shoulder")]
    [InlineData("sholder", "shoulder")]
    [InlineData("shouldder", "shoulder")]
    [InlineData("masage", "massage")]
    [InlineData("mussle", "muscle")]
    [InlineData("fibromyalgea", "fibromyalgia")]
    public void Correct_MisspeltWord_BecomesTheKnownOne(string misspelt, string meant) =>
        Assert.Equal($"my {meant}, ok", _vocabulary.Correct($"my {misspelt}, ok"));

    [Theory]
    [InlineData("sore")]
    [InlineData("sor")]
    [InlineData("gearbox")]
    [InlineData("mouse")]
    public void Correct_KnownShortOrFarWord_StaysAsItIs(string word) => Assert.Equal(word, _vocabulary.Correct(word));

    [Fact]
    public void Nearest_SeveralCandidates_PrefersTheSmallerEdit() => Assert.Equal("stretched", Of("stretches stretched").Nearest("stretchedd"));

    internal static Vocabulary Of(params string[] texts)
    {
        var counts = Tokens.Count(texts.Select(Tokens.Of));
        return new Vocabulary(counts, Vocabulary.Near(counts.Keys));
    }
}
