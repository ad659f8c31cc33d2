using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class ModelCacheTests : IDisposable
{
    private const string Question = "my arm is in a cast, and it is old";

    private readonly TestKnowledge _knowledge = new();
    private readonly string _folder;
    private readonly string _file;

    public ModelCacheTests()
    {
        _folder = Path.Combine(_knowledge.Folder, "cache");
        _file = Path.Combine(_folder, "models.bin");
    }

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void SecondStart_OnTheSameKnowledge_TakesWhatWasKeptAndAnswersTheSame()
    {
        var learned = Scores(cache: null);
        var first = Scores(new ModelCache(_folder));
        var kept = File.ReadAllBytes(_file);
        var written = File.GetLastWriteTimeUtc(_file);

        var second = Scores(new ModelCache(_folder));

        Assert.Equal(learned, first);
        Assert.Equal(learned, second);
        Assert.Equal(written, File.GetLastWriteTimeUtc(_file));
        Assert.Equal(kept, File.ReadAllBytes(_file));
    }

    [Theory]
    [InlineData("topics/origins.md", "since when has this been around", "since when did they have this")]
    [InlineData("safety/kinds/heart.md", "an elephant sits on my chest", "an elephant lies on my chest")]
    [InlineData("safety/pain-management.md", "- who invented it", "- who came up with it")]
    [InlineData("safety/pain-management.md", "- pain*, sore*, ache*", "- pain*, sore*, ache*, method")]
    [InlineData("synonyms.md", "old, ancient", "old, aged, ancient")]
    [InlineData("out-of-scope.md", "how much is an hour", "how much is half an hour")]
    public void EditedExample_IsLearnedAnew(string file, string old, string replacement)
    {
        Scores(new ModelCache(_folder));
        var kept = File.ReadAllBytes(_file);
        _knowledge.Replace(file, old, replacement);

        var answered = Scores(new ModelCache(_folder));

        Assert.Equal(Scores(cache: null), answered);
        Assert.NotEqual(kept, File.ReadAllBytes(_file));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadAhead_IsUsedForTheSameKnowledgeOnly(bool isEdited)
    {
        Scores(new ModelCache(_folder));
        var kept = File.ReadAllBytes(_file);
        var cache = new ModelCache(_folder);
        cache.ReadAhead();
        if (isEdited)
        {
            _knowledge.Replace("topics/origins.md", "since when has this been around", "since when did they have this");
        }

        var answered = Scores(cache);

        Assert.Equal(Scores(cache: null), answered);
        Assert.Equal(isEdited, !kept.SequenceEqual(File.ReadAllBytes(_file)));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("cut short")]
    [InlineData("one bit")]
    [InlineData("longer")]
    public void DamagedFile_IsLearnedAnewAndReplaced(string damage)
    {
        var learned = Scores(new ModelCache(_folder));
        var damaged = Damaged(File.ReadAllBytes(_file), damage);
        File.WriteAllBytes(_file, damaged);

        Assert.Equal(learned, Scores(new ModelCache(_folder)));
        var mended = File.ReadAllBytes(_file);
        Assert.NotEqual(damaged, mended);

        // Lucene writes the time into an index: the same bytes say that nothing was learned again.
        Assert.Equal(learned, Scores(new ModelCache(_folder)));
        Assert.Equal(mended, File.ReadAllBytes(_file));
    }

    [Fact]
    public void FolderThatCannotBeMade_CostsNothingButTimeAndIsSaid()
    {
        File.WriteAllText(_folder, "a file is in the way");
        using var engine = Engine(new ModelCache(_folder));

        Assert.NotNull(engine.CacheProblem);
        Assert.Equal(Scores(cache: null), Scores(engine));
    }

    [Fact]
    public void FolderThatCanBeMade_IsNoProblem()
    {
        using var first = Engine(new ModelCache(_folder));
        using var second = Engine(new ModelCache(_folder));
        using var none = Engine(cache: null);

        Assert.All([first, second, none], engine => Assert.Null(engine.CacheProblem));
    }

    [Fact]
    public void NoFolder_KeepsNothing()
    {
        Scores(new ModelCache(""));

        Assert.False(File.Exists("models.bin"));
    }

    private static byte[] Damaged(byte[] kept, string damage)
    {
        var flipped = kept.ToArray();
        flipped[kept.Length / 2] ^= 1;
        return damage switch
        {
            "empty" => [],
            "cut short" => kept[..(kept.Length / 2)],
            "longer" => [.. kept, 0],
            _ => flipped,
        };
    }

    private AnswerEngine Engine(ModelCache? cache) => new(KnowledgeFolder.Load(_knowledge.Folder), new AnsweringOptions(), cache);

    private List<string> Scores(ModelCache? cache)
    {
        using var engine = Engine(cache);
        return Scores(engine);
    }

    private static List<string> Scores(AnswerEngine engine)
    {
        var answer = engine.Answer(Question, AnswerContext.Empty);
        return [answer.Trace.Verdict, $"{answer.Trace.FixedShare:R}", .. answer.Trace.Ranking.Select(r => $"{r.Passage.Id} {r.Score:R}")];
    }
}
