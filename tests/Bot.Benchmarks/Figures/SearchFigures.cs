using System.Diagnostics;
using Bot.Answering.Search;
using Bot.Answering.Search.Storage;
using Bot.Benchmarks.Corpora;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Figures;

/// <summary>Figures of a knowledge base of a given size: indexing, reading the index back, searching.</summary>
internal sealed record SearchFigures
{
    private const int Asked = 2_000;

    private const int Hits = 20;

    public required double PassagesPerSecond { get; init; }

    /// <summary>From unchanged entries to an index that answers.</summary>
    public required double ReopenMs { get; init; }

    public required double BytesPerPassageOnDisk { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double KilobytesPerSearch { get; init; }

    public static SearchFigures Measure(int passages)
    {
        var concepts = new Dictionary<string, IReadOnlyList<string>>();
        var folder = Directory.CreateTempSubdirectory("index-figures-").FullName;
        try
        {
            using var analyzer = new PassageAnalyzer(concepts);
            var entries = SyntheticPassages.Make(passages);
            var store = new IndexStore(folder, TimeProvider.System);
            var started = Stopwatch.GetTimestamp();
            store.Open(entries, concepts, analyzer).Index.Dispose();
            var building = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            var stored = store.Open(entries, concepts, analyzer);
            var reopening = Stopwatch.GetElapsedTime(started);
            using var index = stored.Reused ? stored.Index : throw new InvalidOperationException("The stored index was not used.");

            var questions = SyntheticPassages.Questions(entries, Asked);
            Search(index, questions);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var times = Search(index, questions);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            var spread = new Percentiles(times);
            return new SearchFigures
            {
                PassagesPerSecond = Math.Round(passages / building.TotalSeconds),
                ReopenMs = Math.Round(reopening.TotalMilliseconds),
                BytesPerPassageOnDisk = Math.Round(new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length) / (double)passages),
                P50Ms = spread.At(50),
                P99Ms = spread.At(99),
                KilobytesPerSearch = Math.Round(allocated / 1024.0 / Asked, 1),
            };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<double> Search(PassageIndex index, IReadOnlyList<string> questions)
    {
        var times = new List<double>(questions.Count);
        foreach (var question in questions)
        {
            var started = Stopwatch.GetTimestamp();
            index.Search(question, Hits);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return times;
    }
}
