namespace Bot.Testing.Peers;

/// <summary>A real Redis server that keeps what it has acknowledged, and can be restarted.</summary>
public sealed class RedisPeer : IAsyncDisposable
{
    public const string Program = "/usr/bin/redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("redis").FullName;
    private LocalProcess? _process;

    private RedisPeer(int port) => Port = port;

    public int Port { get; }

    /// <summary>Where it is, as StackExchange.Redis wants it.</summary>
    public string Connection => $"127.0.0.1:{Port}";

    public static async Task<RedisPeer> StartAsync()
    {
        var redis = new RedisPeer(LocalProcess.FreePort());
        await redis.StartProcessAsync();
        return redis;
    }

    /// <summary>Kills the server and starts it again on the same data.</summary>
    public async Task RestartAsync()
    {
        await _process!.KillAsync();
        await StartProcessAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _process!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartProcessAsync() => _process = await LocalProcess.StartAsync(
        Program, Port, ["--bind", "127.0.0.1", "--port", $"{Port}", "--dir", _folder, "--appendonly", "yes", "--appendfsync", "always", "--save", ""]);
}
