using System.Collections.Concurrent;
using System.Diagnostics;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Load;

/// <summary>Sends a bounded number of questions through a number of visitors at once, and measures.</summary>
internal sealed class LoadRun(LoadOptions options, IReadOnlyList<string> questions)
{
    /// <summary>Questions before the clock starts, so that it measures compiled code.</summary>
    private const int WarmUp = 20_000;

    /// <summary>A reply later than that counts as none.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private int _next;
    private int _failures;

    public async Task<LoadReport> RunAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections })
        {
            BaseAddress = new Uri(options.Url.GetLeftPart(UriPartial.Authority) + "/"),
            Timeout = Patience,
        };
        await using var listener = options.Mode == "deliver" ? await DeliveryListener.StartAsync(cancellationToken) : null;
        List<IVisitor> visitors = [.. Enumerable.Range(0, options.Connections).Select(i => Visitor(client, listener, i))];
        try
        {
            await Task.WhenAll(visitors.Select(visitor => visitor.StartAsync(cancellationToken)));
            await AskAsync(visitors, Math.Min(WarmUp, options.Requests), pause: 0, cancellationToken);
            return await MeasureAsync(visitors, cancellationToken);
        }
        finally
        {
            foreach (var visitor in visitors)
            {
                await visitor.DisposeAsync();
            }
        }
    }

    private async Task<LoadReport> MeasureAsync(List<IVisitor> visitors, CancellationToken cancellationToken)
    {
        _failures = 0;
        var server = ServerProcess.Find(options.Url.Port);
        var cpu = server?.Cpu;
        var started = Stopwatch.GetTimestamp();
        var times = await AskAsync(visitors, options.Requests, options.Pause, cancellationToken);
        var elapsed = Stopwatch.GetElapsedTime(started);
        var spread = new Percentiles(times);
        return new LoadReport
        {
            Mode = options.Mode,
            Connections = options.Connections,
            Requests = options.Requests,
            Failures = _failures,
            RequestsPerSecond = Math.Round(times.Count / elapsed.TotalSeconds, 1),
            P50Ms = spread.At(50),
            P90Ms = spread.At(90),
            P99Ms = spread.At(99),
            ServerCpuMsPerRequest = server is null ? null : Math.Round((server.Cpu - cpu!.Value).TotalMilliseconds / options.Requests, 3),
            ServerResidentMb = server?.ResidentMb,
        };
    }

    private async Task<IReadOnlyCollection<double>> AskAsync(List<IVisitor> visitors, int count, int pause, CancellationToken cancellationToken)
    {
        _next = 0;
        var times = new ConcurrentBag<double>();
        await Task.WhenAll(visitors.Select((visitor, i) => Task.Run(
            async () =>
            {
                // Visitors who pause do not all do so at the same moment.
                await Task.Delay(pause * i / visitors.Count, cancellationToken);
                await AskAsync(visitor, count, pause, times, cancellationToken);
            },
            cancellationToken)));
        return times;
    }

    private async Task AskAsync(IVisitor visitor, int count, int pause, ConcurrentBag<double> times, CancellationToken cancellationToken)
    {
        for (var number = Interlocked.Increment(ref _next); number <= count; number = Interlocked.Increment(ref _next))
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            patience.CancelAfter(Patience);
            var started = Stopwatch.GetTimestamp();
            try
            {
                await visitor.AskAsync(questions[number % questions.Count], patience.Token);
                times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested
                && fault is HttpRequestException or OperationCanceledException or InvalidDataException or System.Net.WebSockets.WebSocketException)
            {
                Interlocked.Increment(ref _failures);
            }

            if (pause > 0)
            {
                await Task.Delay(pause, cancellationToken);
            }
        }
    }

    private IVisitor Visitor(HttpClient client, DeliveryListener? listener, int number)
    {
        var name = $"load-{Guid.NewGuid():N}-{number}";
        return options.Mode switch
        {
            "expect" => new ExpectRepliesVisitor(client, name),
            "deliver" => new DeliveryVisitor(client, listener!, name),
            "poll" => new PollingVisitor(client, options.Secret, name),
            _ => new StreamVisitor(client, options.Secret, name),
        };
    }
}
