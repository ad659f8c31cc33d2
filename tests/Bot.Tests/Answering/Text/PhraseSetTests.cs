using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Text;

public sealed class PhraseSetTests
{
    [Theory]
    [InlineData("numb*", "my leg has gone numb", true)]
    [InlineData("numb*", "there is numbness", true)]
    [InlineData("numb", "there is numbness", false)]
    [InlineData("can't pee", "I CAN’T PEE at all", true)]
    [InlineData("can't pee", "I can't see or pee", false)]
    [InlineData("let* down", "letting down", true)]
    [InlineData("胸痛", "我胸痛得厉害", true)]
    [InlineData("胸痛", "胸口痛", false)]
    [InlineData("back pain", "back-pain", true)]
    public void Find_Phrase_MatchesWholeWordsUnlessStarred(string phrase, string message, bool found) =>
        Assert.Equal(found, new PhraseSet([phrase]).Find(Tokens.Of(TextNormalizer.Normalize(message))).Any());

    [Fact]
    public void Find_SeveralPhrases_ReportsPlaceAndNumberOfEach()
    {
        var hits = new PhraseSet(["pain", "chest pain"]).Find(Tokens.Of("a chest pain here")).ToList();

        Assert.Equal([new PhraseHit(1, 1, 2), new PhraseHit(0, 2, 1)], hits);
    }
}
