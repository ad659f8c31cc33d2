using Bot.Answering.Search;
using Bot.Answering.Search.Indexing;
using Bot.Answering.Search.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Answering.Search;

public sealed class IndexStoreTests : IDisposable
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Concepts = new() { ["neck"] = ["neck", "nape"] };

    private readonly string _folder = Directory.CreateTempSubdirectory("index-").FullName;
    private readonly PassageAnalyzer _analyzer = new(Concepts);
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    public void Dispose()
    {
        _analyzer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Open_UnchangedKnowledge_IsReadAndAnswersTheSame()
    {
        var built = Open(Entries(500));
        using var index = built.Index;
        var expected = index.Search("what helps with word7 of the neck", 20);

        var reused = Open(Entries(500));
        using var again = reused.Index;

        Assert.Equal((false, true), (built.Reused, reused.Reused));
        Assert.Equal(expected, again.Search("what helps with word7 of the neck", 20));
        Assert.Null(reused.Problem);
    }

    [Theory]
    [InlineData(1_998, 0)]
    [InlineData(1_999, 1)]
    public void Open_OfFewPassages_IsKeptWhenTheyAreAskedForInManyWays(int ways, int kept)
    {
        IndexEntry[] entries = [new("Neck", "What helps the neck.", [.. Enumerable.Range(0, ways).Select(i => $"way {i}")])];

        IndexStore.Open(_folder, entries, Concepts, _analyzer).Index.Dispose();

        Assert.Equal(kept, Directory.GetDirectories(_folder).Length);
    }

    [Fact]
    public void Open_ChangedText_IsBuiltAnew()
    {
        Open(Entries(50)).Index.Dispose();

        var changed = Open([.. Entries(50).Skip(1), new IndexEntry("New", "brandnew", [])]);
        using var index = changed.Index;

        Assert.False(changed.Reused);
        Assert.Equal(49, Assert.Single(index.Search("brandnew", 5)).Entry);
    }

    [Fact]
    public void Open_ChangedSynonyms_IsBuiltAnew()
    {
        Open(Entries(50)).Index.Dispose();
        var others = new Dictionary<string, IReadOnlyList<string>> { ["neck"] = ["neck", "throat"] };
        using var analyzer = new PassageAnalyzer(others);

        var changed = new IndexStore(_folder, _clock).Open(Entries(50), others, analyzer);
        using var index = changed.Index;

        Assert.False(changed.Reused);
    }

    [Theory]
    [InlineData("words.bin")]
    [InlineData("lucene.*.tim")]
    [InlineData("lucene.*.doc")]
    [InlineData("lucene.segments_*")]
    [InlineData("manifest.json")]
    public void Open_FlippedByte_IsNoticedAndMended(string pattern) => Damage(pattern, content => [.. content.Take(content.Length / 2), (byte)(content[content.Length / 2] ^ 0x10), .. content.Skip((content.Length / 2) + 1)]);

    [Theory]
    [InlineData("words.bin")]
    [InlineData("manifest.json")]
    public void Open_CutOffFile_IsNoticedAndMended(string pattern) => Damage(pattern, content => [.. content.Take(content.Length / 3)]);

    [Theory]
    [InlineData("words.bin")]
    [InlineData("lucene.*.tim")]
    [InlineData("manifest.json")]
    public void Open_MissingFile_IsNoticedAndMended(string pattern)
    {
        Open(Entries(50)).Index.Dispose();
        File.Delete(Generation().EnumerateFiles(pattern).Single().FullName);

        AssertMended();
    }

    [Fact]
    public void Open_CrashWhileWriting_LeavesNothingThatIsUsed()
    {
        Open(Entries(50)).Index.Dispose();
        var generation = Generation().FullName;
        Directory.Move(generation, generation + "-abc.tmp");
        Directory.SetLastWriteTimeUtc(generation + "-abc.tmp", _clock.GetUtcNow().UtcDateTime.AddHours(-2));

        var opened = Open(Entries(50));
        using var index = opened.Index;

        Assert.False(opened.Reused);
        Assert.Equal(generation, Generation().FullName);
    }

    [Fact]
    public void Open_FolderCannotBeWritten_AnswersFromMemory()
    {
        var file = Path.Combine(_folder, "not-a-folder");
        File.WriteAllText(file, "");

        var opened = new IndexStore(file, _clock).Open(Entries(50), Concepts, _analyzer);
        using var index = opened.Index;

        Assert.NotNull(opened.Problem);
        Assert.NotEmpty(index.Search("word7", 5));
    }

    [Fact]
    public void Open_ThirdKnowledge_KeepsTheOneBeforeAndRemovesTheFirst()
    {
        foreach (var count in new[] { 40, 50, 60 })
        {
            Open(Entries(count)).Index.Dispose();
            foreach (var older in new DirectoryInfo(_folder).EnumerateDirectories())
            {
                Directory.SetLastWriteTimeUtc(older.FullName, older.LastWriteTimeUtc.AddMinutes(-1));
            }
        }

        Assert.Equal(2, Directory.EnumerateDirectories(_folder).Count());
        using var before = Open(Entries(50)).Index;
        Assert.True(Open(Entries(50)).Reused);
        Assert.False(Open(Entries(40)).Reused);
    }

    private static List<IndexEntry> Entries(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new IndexEntry($"Heading {i}", $"Text with word{i % 17} and word{i % 5} of the nape", [$"question {i % 7}"]))];

    private StoredIndex Open(IReadOnlyList<IndexEntry> entries) => new IndexStore(_folder, _clock).Open(entries, Concepts, _analyzer);

    private DirectoryInfo Generation() => new DirectoryInfo(_folder).EnumerateDirectories().Single();

    private void Damage(string pattern, Func<byte[], byte[]> harm)
    {
        Open(Entries(50)).Index.Dispose();
        var file = Generation().EnumerateFiles(pattern).Single().FullName;
        File.WriteAllBytes(file, harm(File.ReadAllBytes(file)));

        AssertMended();
    }

    private void AssertMended()
    {
        var damaged = Open(Entries(50));
        using var index = damaged.Index;
        var mended = Open(Entries(50));
        using var again = mended.Index;

        Assert.Equal((false, true), (damaged.Reused, mended.Reused));
        Assert.NotNull(damaged.Problem);
        Assert.NotEmpty(index.Search("word7", 5));
    }
}
