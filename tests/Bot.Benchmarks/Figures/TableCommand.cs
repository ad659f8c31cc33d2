using System.Globalization;
using System.Text;
using Bot.Benchmarks.Load;

namespace Bot.Benchmarks.Figures;

/// <summary>Measures every figure and rewrites the table of the README between its two marks.</summary>
internal static class TableCommand
{
    private const string Begin = "<!-- figures: written by the command table -->";

    private const string End = "<!-- end of figures -->";

    private const string Run = "dotnet run -c Release --project tests/Bot.Benchmarks --";

    private const int Large = 100_000;

    private const int Small = 1_000;

    private const int Idle = 9_000;

    private const int WarmUpRounds = 8;

    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        var table = Format(await MeasureAsync());
        output.Write(table);
        if (args is not [var path])
        {
            return Exit.Done;
        }

        var text = File.Exists(path) ? await File.ReadAllTextAsync(path) : "";
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        var end = text.IndexOf(End, StringComparison.Ordinal);
        if (begin < 0 || end < begin)
        {
            error.WriteLine($"{path}: the marks '{Begin}' and '{End}' are missing.");
            return Exit.Usage;
        }

        await File.WriteAllTextAsync(path, $"{text[..(begin + Begin.Length)]}\n\n{table}\n{text[end..]}");
        return Exit.Done;
    }

    private static async Task<List<Row>> MeasureAsync()
    {
        var start = await StartFigures.MeasureAsync();
        var build = ServerUnderTest.IsPublished ? "published" : "not published";
        var engine = EngineFigures.Measure(WarmUpRounds);
        var small = SearchFigures.Measure(Small);
        var large = SearchFigures.Measure(Large);
        List<Row> rows =
        [
            new("start of the process until it is ready", "500 ms", $"{start.ReadyMs:0} ms ({build})", "table"),
            new("first answer", "50 ms", $"{start.FirstAnswerMs:0} ms", "table"),
            new("one answer in process, shipped knowledge", "p50 0.15 ms, p99 0.5 ms, 20 KB", $"p50 {engine.P50Ms} ms, p99 {engine.P99Ms} ms, {engine.KilobytesPerAnswer} KB", "suites --filter *Answer*"),
            new("indexing 100,000 passages", "8,000 a second", $"{large.PassagesPerSecond:N0} a second", "suites --filter *Index*"),
            new("reading their index at the next start", "1,000 ms", $"{large.ReadingMs} ms", "suites --filter *Index*"),
            new("one search among 100,000 passages", "p50 1 ms, p99 4 ms", $"p50 {large.P50Ms} ms, p99 {large.P99Ms} ms, {large.KilobytesPerSearch} KB", "suites --filter *Search*"),
            new("search time, 100,000 against 1,000 passages", "far below 100", $"{large.P50Ms / small.P50Ms:0.0}", "gates"),
            new("index of 100,000 passages on disk", "900 bytes a passage", $"{large.BytesPerPassageOnDisk} bytes a passage", "gates"),
        ];
        using var server = await ServerUnderTest.StartAsync();
        using var echo = ServerUnderTest.IsEchoPublished ? await ServerUnderTest.StartEchoAsync() : null;
        foreach (var load in MessageLoads(server.Url))
        {
            var figures = await EchoFigures.MeasureAsync(load.Options, echo?.Url);
            rows.Add(new($"{load.Figure}: server CPU against the SDK's echo bot", load.Target, $"{figures}; {Describe(figures.Bot)}", Command(load.Options)));
        }

        foreach (var load in Loads(server.Url))
        {
            var report = await new LoadRun(load.Options, Questions.All).RunAsync(CancellationToken.None);
            rows.Add(new(load.Figure, load.Target, Describe(report), Command(load.Options)));
        }

        if (await IdleSockets.MeasureAsync(server.Url, Idle, CancellationToken.None) is { } idle)
        {
            rows.Add(new($"{Idle:N0} open Direct Line streams, idle", "25 KB each, no thread each", $"{idle.KilobytesEach} KB each, {idle.Threads} threads", "table"));
        }

        return rows;
    }

    private static IEnumerable<(string Figure, string Target, LoadOptions Options)> MessageLoads(Uri url) =>
    [
        ("`/api/messages`, expectReplies, 16 connections", "at most 1.5 times", new LoadOptions { Url = url, Mode = "expect", Requests = 20_000 }),
        ("`/api/messages`, normal delivery, 16 connections", "at most 0.2 times", new LoadOptions { Url = url, Mode = "deliver", Requests = 2_000 }),
    ];

    private static IEnumerable<(string Figure, string Target, LoadOptions Options)> Loads(Uri url) =>
    [
        ("Direct Line, polling, 16 visitors", "", new LoadOptions { Url = url, Mode = "poll", Requests = 10_000 }),
        ("Direct Line, WebSocket, 200 visitors with pauses", "p50 3 ms, p99 15 ms", new LoadOptions { Url = url, Mode = "stream", Connections = 200, Requests = 4_000, Pause = 500 }),
    ];

    private static string Command(LoadOptions options) => $"load URL --mode {options.Mode} --connections {options.Connections} --pause {options.Pause}";

    private static string Describe(LoadReport report) => string.Create(
        CultureInfo.InvariantCulture,
        $"{report.RequestsPerSecond:N0} a second, p50 {report.P50Ms} ms, p90 {report.P90Ms} ms, p99 {report.P99Ms} ms, server CPU {report.ServerCpuMsPerRequest} ms, resident {report.ServerResidentMb} MB, failures {report.Failures}");

    private static string Format(List<Row> rows)
    {
        var table = new StringBuilder("| figure | target | reached | command |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Figure} | {row.Target} | {row.Reached} | `{row.Command}` |\n");
        }

        table.Append(CultureInfo.InvariantCulture, $"\nMeasured on {Environment.ProcessorCount} cores with .NET {Environment.Version}");
        if (LoadAverage() is { } load)
        {
            table.Append(CultureInfo.InvariantCulture, $" and {load} processes waiting for them on average, this one among them");
        }

        return table.Append(CultureInfo.InvariantCulture, $"; each command after `{Run}`.\n").ToString();
    }

    // Times of a busy machine are no times of the product: the reader must see which they are.
    private static string? LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[1] : null;

    private sealed record Row(string Figure, string Target, string Reached, string Command);
}
