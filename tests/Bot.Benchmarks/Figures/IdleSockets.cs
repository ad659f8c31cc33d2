using Bot.Benchmarks.Load;

namespace Bot.Benchmarks.Figures;

/// <summary>What open Direct Line streams cost a bot on which nobody says anything.</summary>
/// <param name="Count">Streams that were opened.</param>
/// <param name="KilobytesEach">Growth of the process's resident memory, a stream.</param>
/// <param name="Threads">Threads of the process while they are open.</param>
internal sealed record IdleSockets(int Count, double KilobytesEach, int Threads)
{
    /// <summary>Opened before the memory is measured, for what is made but once.</summary>
    private const int First = 500;

    /// <summary>Opened at the same time.</summary>
    private const int AtOnce = 100;

    /// <summary>Opens streams and measures; null where the process cannot be looked at.</summary>
    public static async Task<IdleSockets?> MeasureAsync(Uri url, int count, CancellationToken cancellationToken)
    {
        if (ServerProcess.Find(url.Port) is not { } server)
        {
            return null;
        }

        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce }) { BaseAddress = url };
        List<StreamVisitor> visitors = [.. Enumerable.Range(0, First + count).Select(i => new StreamVisitor(client, secret: null, $"idle-{i}"))];
        try
        {
            await StartAsync(visitors[..First], cancellationToken);
            var before = server.ResidentMb;
            await StartAsync(visitors[First..], cancellationToken);
            return new IdleSockets(count, Math.Round((server.ResidentMb - before) * 1024 / count, 1), server.Threads);
        }
        finally
        {
            foreach (var visitor in visitors)
            {
                await visitor.DisposeAsync();
            }
        }
    }

    private static Task StartAsync(IEnumerable<StreamVisitor> visitors, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        visitors,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (visitor, stop) => await visitor.StartAsync(stop));
}
