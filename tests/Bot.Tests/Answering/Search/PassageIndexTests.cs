using Bot.Answering.Search;
using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Search;

public sealed class PassageIndexTests
{
    private readonly PassageAnalyzer _analyzer = new(new Dictionary<string, IReadOnlyList<string>> { ["heart"] = ["heart", "cardiac"] });

    [Theory]
    [InlineData("crohns", "What is Crohn's disease?")]
    [InlineData("Crohn’s", "What is Crohn's disease?")]
    [InlineData("Sjögren", "Sjogren's syndrome and its treatment")]
    [InlineData("anti-inflammatory", "Antiinflammatory or anti inflammatory drugs")]
    [InlineData("CD40 ligand", "The CD40-ligand on T cells")]
    [InlineData("omega3 oil", "Fish with omega3 in it")]
    [InlineData("cardiac arrest", "An arrest of the heart")]
    [InlineData("bruises", "Bruising after the treatment")]
    public void Search_AnotherSpelling_FindsThePassage(string question, string text)
    {
        using var index = Index(("", text), ("", "Something else altogether, about the weather"));

        Assert.Equal(0, index.Search(TextNormalizer.Normalize(question), 10)[0].Entry);
        Assert.Equal(0, index.Search(TextNormalizer.Plain(question), 10)[0].Entry);
    }

    [Fact]
    public void Search_WordInTheMiddleOfALongText_FindsIt()
    {
        var filler = string.Join(' ', Enumerable.Repeat("lorem ipsum dolor", 5_000));
        using var index = Index(("", $"{filler} quintessence {filler}"), ("", "short"));

        Assert.Equal(0, Assert.Single(index.Search("quintessence", 10)).Entry);
    }

    [Fact]
    public void Search_AfterThousandsOfOtherWords_FindsTheSame()
    {
        using var index = Index(("Heart", "cardiac arrest and massage"), ("", "massage of the neck"));
        var first = index.Search("massage of a cardiac neck", 10);

        for (var i = 0; i < 5_000; i++)
        {
            Assert.Empty(index.Search($"word{i}", 10));
        }

        Assert.Equal(2, first.Count);
        Assert.Equal(first, index.Search("massage of a cardiac neck", 10));
    }

    [Fact]
    public void Search_WordsTogether_RankBeforeWordsApart()
    {
        using var index = Index(("", "point of the massage is that a trigger hurts"), ("", "massage is what the trigger point is for hurts"));

        Assert.Equal([1, 0], index.Search("trigger point", 10).Select(hit => hit.Entry));
    }

    [Fact]
    public void Search_UntitledAmongTitled_IsNotHeldBack()
    {
        var others = Enumerable.Range(0, 20).Select(i => ($"Kind of lumbago number {i}", "It has many kinds and many causes, such as weather"));
        using var index = Index([.. others, ("", "Lumbago of sailors is cured by rum")]);

        Assert.Equal(20, index.Search("cure sailors lumbago", 10)[0].Entry);
    }

    [Fact]
    public void Search_PoliteWords_DoNotOutweighTheSubject()
    {
        var others = Enumerable.Range(0, 20).Select(i => ("", $"Weather report {i} on wind and rain"));
        using var index = Index([.. others, ("", "Hello, please thank us, we are here for you"), ("", "Rest and ice are good after a sprain")]);

        Assert.Equal(21, index.Search("hello please what can i do with my sprain thank you", 10)[0].Entry);
    }

    [Fact]
    public void Search_AlternateQuestions_CountOnceForTheirEntry()
    {
        using var index = new PassageIndex(
            IndexBuilder.Build([new IndexEntry("Soreness", "It passes.", ["will i be sore", "am i sore after"]), new IndexEntry("Cost", "Ask sore people.", [])], _analyzer), _analyzer);

        Assert.Equal([0, 1], index.Search("sore", 10).Select(hit => hit.Entry));
    }

    [Fact]
    public void Search_OfAnIndexThatWasKept_FindsTheSame()
    {
        IndexEntry[] entries = [.. Enumerable.Range(0, 500).Select(i => new IndexEntry($"Heading {i % 9}", $"Text with w0rd{i % 17} and word{i % 5} of the heart", [$"question {i % 7}"]))];
        var built = IndexBuilder.Build(entries, _analyzer);
        using var stream = new MemoryStream();
        built.Write(new BinaryWriter(stream));
        stream.Position = 0;
        using var index = new PassageIndex(built, _analyzer);
        using var kept = new PassageIndex(BuiltIndex.Read(new BinaryReader(stream)), _analyzer);

        var hits = index.Search("question on a heading with word7 of the cardiac text", 20);

        Assert.Equal(20, hits.Count);
        Assert.Equal(hits, kept.Search("question on a heading with word7 of the cardiac text", 20));
    }

    [Fact]
    public void Search_DigitForALetter_FindsThePassageAsItIsAndAsAVisitorsMessageShowsIt()
    {
        using var index = Index(("", "Take vitam1n tablets"), ("", "something else"));

        Assert.Equal(0, Assert.Single(index.Search("vitamin", 10)).Entry);
        Assert.Equal(0, Assert.Single(index.Search("vitam1n", 10)).Entry);
    }

    [Theory]
    [InlineData("")]
    [InlineData("the of and")]
    [InlineData("zyzzyva")]
    public void Search_NothingKnown_FindsNothing(string question)
    {
        using var index = Index(("Title", "Text of the passage"));

        Assert.Empty(index.Search(question, 10));
    }

    [Fact]
    public void Search_Equals_StandInTheOrderOfTheKnowledge()
    {
        using var index = Index([.. Enumerable.Repeat(("Same", "the very same words"), 300)]);

        Assert.Equal(Enumerable.Range(0, 100), index.Search("same words", 100).Select(hit => hit.Entry));
    }

    [Fact]
    public void Search_CommonTermsBesideARareOne_StillOrderTheHits()
    {
        // Sixty thousand postings of "common" are more than are read for candidates; the ranking must see them all the same.
        var entries = Enumerable.Range(0, 60_000).Select(i => ("", i == 50_000 ? "rare common" : i == 100 ? "rare other" : "common stuff"));
        using var index = Index([.. entries]);

        Assert.Equal([50_000, 100], index.Search("common rare", 2).Select(hit => hit.Entry));
    }

    private PassageIndex Index(params (string Heading, string Text)[] passages) =>
        new(IndexBuilder.Build([.. passages.Select(p => new IndexEntry(p.Heading, p.Text, []))], _analyzer), _analyzer);
}
