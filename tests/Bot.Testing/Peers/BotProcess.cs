namespace Bot.Testing.Peers;

/// <summary>The bot as a program of its own, so that it can be killed.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private readonly LocalProcess _process;

    private BotProcess(LocalProcess process, int port)
    {
        _process = process;
        Port = port;
        Address = new Uri($"http://127.0.0.1:{port}");
    }

    public int Port { get; }

    public Uri Address { get; }

    public int Id => _process.Id;

    public string Output => _process.Output;

    /// <summary>Starts the bot in the Development environment, with settings as on the command line.</summary>
    /// <param name="port">Where it listens; a free port when it is 0.</param>
    /// <param name="settings">Such as <c>--Store:Kind=Redis</c>.</param>
    public static async Task<BotProcess> StartAsync(int port, params string[] settings)
    {
        port = port == 0 ? LocalProcess.FreePort() : port;
        var bot = Path.Combine(AppContext.BaseDirectory, "bot.dll");
        string[] arguments = [bot, $"--urls=http://127.0.0.1:{port}", "--environment=Development", "--Logging:LogLevel:Default=Warning", "--Answering:Reload=false", .. settings];
        return new BotProcess(await LocalProcess.StartAsync("dotnet", port, arguments), port);
    }

    public Task KillAsync() => _process.KillAsync();

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
