using BenchmarkDotNet.Attributes;
using Bot.Answering.Search;
using Bot.Answering.Search.Indexing;
using Bot.Answering.Search.Storage;
using Bot.Benchmarks.Corpora;

namespace Bot.Benchmarks.Suites;

/// <summary>What does a start cost, by the size of the knowledge: indexing it, or reading the index of the last start?</summary>
[MemoryDiagnoser]
public class IndexBenchmarks : IDisposable
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoConcepts = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("index-benchmarks-").FullName;
    private readonly PassageAnalyzer _analyzer = new(NoConcepts);
    private IReadOnlyList<IndexEntry> _passages = [];

    [Params(1_000, 10_000, 100_000)]
    public int Passages { get; set; } = 1_000;

    [GlobalSetup]
    public void Keep()
    {
        _passages = SyntheticPassages.Make(Passages);
        Open().Index.Dispose();
    }

    [Benchmark(Baseline = true, Description = "build")]
    public int Build()
    {
        using var index = new PassageIndex(IndexBuilder.Build(_passages, _analyzer), _analyzer);
        return index.Search("bako", 1).Count;
    }

    [Benchmark(Description = "read from disk")]
    public bool Read()
    {
        var stored = Open();
        stored.Index.Dispose();
        return stored.Reused ? true : throw new InvalidOperationException("The stored index was not used.");
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _analyzer.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        GC.SuppressFinalize(this);
    }

    private StoredIndex Open() => new IndexStore(_folder, TimeProvider.System).Open(_passages, NoConcepts, _analyzer);
}
