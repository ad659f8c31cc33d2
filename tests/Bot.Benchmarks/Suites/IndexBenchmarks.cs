using BenchmarkDotNet.Attributes;
using Bot.Answering.Search;
using Bot.Benchmarks.Corpora;
using Bot.Benchmarks.Figures;

namespace Bot.Benchmarks.Suites;

/// <summary>What does a start cost, by the size of the knowledge: indexing it, or reading the index from the file of what was learned?</summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NoConcepts = [];

    private readonly PassageAnalyzer _analyzer = new(NoConcepts);
    private IReadOnlyList<IndexEntry> _passages = [];
    private byte[] _kept = [];

    [Params(1_000, 10_000, 100_000)]
    public int Passages { get; set; } = 1_000;

    [GlobalSetup]
    public void Keep()
    {
        _passages = SyntheticPassages.Make(Passages);
        _kept = SearchFigures.Keep(IndexBuilder.Build(_passages, _analyzer));
    }

    [Benchmark(Baseline = true, Description = "build")]
    public int Build()
    {
        using var index = new PassageIndex(IndexBuilder.Build(_passages, _analyzer), _analyzer);
        return index.Search("bako", 1).Count;
    }

    [Benchmark(Description = "read")]
    public int Read()
    {
        using var index = SearchFigures.Read(_kept, _analyzer);
        return index.Search("bako", 1).Count;
    }
}
