using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Bot.Answering.Search;
using Bot.Answering.Text;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Retrieval;

/// <summary>
/// Ranks a public collection with the product's analyzer, index and query code and writes a TREC run, so that the
/// ranking can be compared with other engines'. A knowledge base without synonyms, safety rules or alternate questions.
/// </summary>
internal static class RetrievalCommand
{
    private const int Ranks = 100;

    /// <summary>Queries run before the clock starts, so that it measures compiled code.</summary>
    private const int WarmUp = 200;

    private const string Tag = "trigger-point-bot";

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (args is not [var corpus, var queries, var run])
        {
            error.WriteLine("Usage: retrieval CORPUS.jsonl QUERIES.jsonl RUN.trec");
            return Exit.Usage;
        }

        try
        {
            output.WriteLine(JsonSerializer.Serialize(Rank(BeirFile.Read(corpus), BeirFile.Read(queries), run), Json.Indented));
            return Exit.Done;
        }
        catch (Exception fault) when (fault is InputException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine(fault.Message);
            return Exit.Usage;
        }
    }

    private static RetrievalReport Rank(IReadOnlyList<BeirRecord> corpus, IReadOnlyList<BeirRecord> queries, string run)
    {
        var analyzer = new PassageAnalyzer(new Dictionary<string, IReadOnlyList<string>>());
        var started = Stopwatch.GetTimestamp();
        using var index = new PassageIndex(IndexBuilder.Build([.. corpus.Select(d => new IndexEntry(d.Title, d.Text, []))], analyzer), analyzer);
        var indexing = Stopwatch.GetElapsedTime(started);

        foreach (var query in queries.Take(WarmUp))
        {
            index.Search(TextNormalizer.Plain(query.Text), Ranks);
        }

        var times = new List<double>(queries.Count);
        var without = 0;
        using (var file = new StreamWriter(run, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" })
        {
            foreach (var query in queries)
            {
                started = Stopwatch.GetTimestamp();
                var hits = index.Search(TextNormalizer.Plain(query.Text), Ranks);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                without += hits.Count == 0 ? 1 : 0;
                Write(file, query.Id, hits, corpus);
            }
        }

        var spread = new Percentiles(times);
        return new RetrievalReport
        {
            Documents = corpus.Count,
            IndexSeconds = Math.Round(indexing.TotalSeconds, 3),
            DocumentsPerSecond = Math.Round(corpus.Count / indexing.TotalSeconds),
            Queries = queries.Count,
            QueriesWithoutHit = without,
            QueriesPerSecond = times.Count == 0 ? 0 : Math.Round(times.Count / (times.Sum() / 1000)),
            QueryP50Ms = spread.At(50),
            QueryP90Ms = spread.At(90),
            QueryP99Ms = spread.At(99),
            PeakMemoryMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, 1),
        };
    }

    private static void Write(StreamWriter file, string query, IReadOnlyList<EntryHit> hits, IReadOnlyList<BeirRecord> corpus)
    {
        for (var rank = 0; rank < hits.Count; rank++)
        {
            file.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{query} Q0 {corpus[hits[rank].Entry].Id} {rank + 1} {hits[rank].Score:R} {Tag}"));
        }
    }
}
