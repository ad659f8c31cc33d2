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
        var hits = Hits(new PhraseSet(["pain", "chest pain"]), Tokens.Of("a chest pain here"));

        Assert.Equal([new PhraseHit(1, 1, 2), new PhraseHit(0, 2, 1)], hits);
    }

    [Fact]
    public void Find_OnceWrittenAndRead_FindsTheSameInTheSameOrder()
    {
        var message = Tokens.Of("numb, numbness and a numb foot");
        var phrases = new PhraseSet(["numb foot", "", "numb*", "numb", "num*", "numb* foot"]);
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        phrases.Write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);

        var hits = Hits(PhraseSet.Read(reader), message);

        Assert.Equal(Hits(phrases, message), hits);
        Assert.Equal([4, 2, 3, 4, 2, 4, 2, 5, 0, 3], hits.Select(hit => hit.Phrase));
    }

    private static List<PhraseHit> Hits(PhraseSet phrases, Token[] tokens)
    {
        var hits = new List<PhraseHit>();
        foreach (var hit in phrases.Find(tokens))
        {
            hits.Add(hit);
        }

        return hits;
    }
}
