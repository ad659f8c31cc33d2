using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Text;

public sealed class MessagePartsTests
{
    [Theory]
    [InlineData("")]
    [InlineData("does it hurt?")]
    [InlineData("one two three, four five six - seven eight nine ten eleven twelve")]
    public void Of_OneSentence_HasNoParts(string message) => Assert.Empty(Parts(message));

    [Fact]
    public void Of_Sentences_AreThePartsEachByItself() =>
        Assert.Equal(["hello", "who made it", "is it old", "thanks"], Parts("Hello! Who made it? Is it old; thanks."));

    [Fact]
    public void Of_ALongSentence_IsCutIntoStretchesThatOverlap() =>
        Assert.Equal(
            ["1 2 3 4 5 6 7 8 9 10", "6 7 8 9 10 11 12 13 14 15", "8 9 10 11 12 13 14 15 16 17"],
            Parts("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17"));

    [Fact]
    public void Of_AStretchThatEndsWithTheSentence_IsTheLast() =>
        Assert.Equal(["1 2 3 4 5 6 7 8 9 10", "6 7 8 9 10 11 12 13 14 15"], Parts("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15"));

    [Fact]
    public void Of_ALongSentenceAmongShortOnes_KeepsEachToItself() =>
        Assert.Equal(["hello", "1 2 3 4 5 6 7 8 9 10", "4 5 6 7 8 9 10 11 12 13", "thanks"], Parts("Hello. 1 2 3 4 5 6 7 8 9 10 11 12 13. Thanks"));

    private static List<string> Parts(string message) => MessageParts.Of(Tokens.Of(TextNormalizer.Normalize(message))).ConvertAll(MessageParts.Text);
}
