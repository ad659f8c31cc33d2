using System.Diagnostics;
using Bot.Answering.Search;
using Bot.Benchmarks.Corpora;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Figures;

/// <summary>Figures of a knowledge base of a given size: indexing, reading the index back, searching.</summary>
internal sealed record SearchFigures
{
    private const int Asked = 2_000;

    private const int Hits = 20;

    public required double PassagesPerSecond { get; init; }

    /// <summary>From the bytes that were kept to an index that answers.</summary>
    public required double ReadingMs { get; init; }

    public required double BytesPerPassageOnDisk { get; init; }

    public required double P50Ms { get; init; }

    public required double P99Ms { get; init; }

    public required double KilobytesPerSearch { get; init; }

    public static SearchFigures Measure(int passages)
    {
        var analyzer = new PassageAnalyzer(new Dictionary<string, IReadOnlyList<string>>());
        var entries = SyntheticPassages.Make(passages);
        var started = Stopwatch.GetTimestamp();
        var built = IndexBuilder.Build(entries, analyzer);
        var first = new PassageIndex(built, analyzer);
        var building = Stopwatch.GetElapsedTime(started);
        var kept = Keep(built);
        first.Dispose();
        started = Stopwatch.GetTimestamp();
        using var index = Read(kept, analyzer);
        var reading = Stopwatch.GetElapsedTime(started);

        var questions = SyntheticPassages.Questions(entries, Asked);
        Search(index, questions);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var times = Search(index, questions);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var spread = new Percentiles(times);
        return new SearchFigures
        {
            PassagesPerSecond = Math.Round(passages / building.TotalSeconds),
            ReadingMs = Math.Round(reading.TotalMilliseconds),
            BytesPerPassageOnDisk = Math.Round(kept.Length / (double)passages),
            P50Ms = spread.At(50),
            P99Ms = spread.At(99),
            KilobytesPerSearch = Math.Round(allocated / 1024.0 / Asked, 1),
        };
    }

    /// <summary>An index as it stands in the file of what was learned.</summary>
    public static byte[] Keep(BuiltIndex built)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        built.Write(writer);
        return stream.ToArray();
    }

    /// <summary>From the bytes of <see cref="Keep"/> to an index that answers.</summary>
    public static PassageIndex Read(byte[] kept, PassageAnalyzer analyzer)
    {
        using var reader = new BinaryReader(new MemoryStream(kept));
        return new PassageIndex(BuiltIndex.Read(reader), analyzer);
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
