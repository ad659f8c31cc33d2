using BenchmarkDotNet.Attributes;
using Bot.Answering.Search;
using Bot.Benchmarks.Corpora;

namespace Bot.Benchmarks.Suites;

/// <summary>How does the time of a search grow with the knowledge? Far less than the knowledge does.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks : IDisposable
{
    private const int Hits = 20;

    private const int Asked = 64;

    private readonly PassageAnalyzer _analyzer = new(new Dictionary<string, IReadOnlyList<string>>());
    private readonly Lazy<Searched> _thousand;
    private readonly Lazy<Searched> _tenThousand;
    private readonly Lazy<Searched> _hundredThousand;
    private int _next;

    public SearchBenchmarks()
    {
        _thousand = new Lazy<Searched>(() => Make(1_000));
        _tenThousand = new Lazy<Searched>(() => Make(10_000));
        _hundredThousand = new Lazy<Searched>(() => Make(100_000));
    }

    [Benchmark(Baseline = true, Description = "1,000 passages")]
    public object Thousand() => Search(_thousand.Value);

    [Benchmark(Description = "10,000 passages")]
    public object TenThousand() => Search(_tenThousand.Value);

    [Benchmark(Description = "100,000 passages")]
    public object HundredThousand() => Search(_hundredThousand.Value);

    [GlobalCleanup]
    public void Dispose()
    {
        foreach (var searched in new[] { _thousand, _tenThousand, _hundredThousand }.Where(s => s.IsValueCreated))
        {
            searched.Value.Index.Dispose();
        }

        GC.SuppressFinalize(this);
    }

    private object Search(Searched searched) => searched.Index.Search(searched.Questions[_next++ % Asked], Hits);

    private Searched Make(int count)
    {
        var passages = SyntheticPassages.Make(count);
        return new Searched(new PassageIndex(IndexBuilder.Build(passages, _analyzer), _analyzer), SyntheticPassages.Questions(passages, Asked));
    }

    private sealed record Searched(PassageIndex Index, IReadOnlyList<string> Questions);
}
