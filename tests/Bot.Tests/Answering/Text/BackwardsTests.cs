using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Text;

public sealed class BackwardsTests
{
    private static readonly Vocabulary Known =
        VocabularyTests.Of("my back has pain", "he was here and saw it", "it was, was, was, was, was, was, was, was the back");

    [Theory]
    [InlineData("niap kcab ym", true)]
    [InlineData("kcab gnihtyna", false)]
    [InlineData("kcab niap gnihtyna", true)]
    [InlineData("my back has pain", false)]
    [InlineData("he saw it here", false)]
    [InlineData("wat is dis", false)]
    [InlineData("ym ti", false)]
    [InlineData("", false)]
    public void IsWritten_MostWordsMakeSenseOnlyTurnedRound(string message, bool expected) =>
        Assert.Equal(expected, Backwards.IsWritten(Tokens.Of(message), Known));

    [Fact]
    public void Undo_TurnsTheWholeTextAndEachWord() =>
        Assert.Equal(["my back pain", "pain back my"], Backwards.Undo("niap kcab ym"));

    [Fact]
    public void Undo_CharactersOfTwoUnits_StayWhole() => Assert.Equal("😀 niap", Backwards.Undo("pain 😀").First());
}
