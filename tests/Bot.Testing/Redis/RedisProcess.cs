using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Bot.Testing.Peers;

namespace Bot.Testing.Redis;

/// <summary>A real redis-server of one's own, on a free loopback port, with its files in a temporary folder.</summary>
public sealed class RedisProcess : IAsyncDisposable
{
    /// <summary>Where Debian installs it.</summary>
    public const string Program = "/usr/bin/redis-server";

    private readonly string _folder = Directory.CreateTempSubdirectory("redis-").FullName;
    private readonly string[] _options;
    private Process? _process;

    private RedisProcess(string[] options) => _options = options;

    /// <summary>Why tests that need a server are skipped; null when it is installed.</summary>
    public static string? MissingReason { get; } = !File.Exists(Program) ? "redis-server is not installed (apt-get install redis-server)." : null;

    public int Port { get; } = LocalProcess.FreePort();

    public string Connection => $"127.0.0.1:{Port}";

    /// <summary>Starts a server that keeps nothing on disk.</summary>
    public static Task<RedisProcess> StartAsync() => StartAsync("--appendonly", "no");

    /// <summary>Starts a server that has everything on disk that it has acknowledged.</summary>
    public static Task<RedisProcess> StartDurableAsync() => StartAsync("--appendonly", "yes", "--appendfsync", "always");

    /// <summary>Starts the server again after <see cref="KillAsync"/>, on the same port and files.</summary>
    public async Task RestartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(Program, Arguments()) { RedirectStandardOutput = true })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        await Polling.UntilAsync(async () => await IsReadyAsync());
    }

    /// <summary>Ends the server as a crash would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Sends a command as plain text, and returns what comes back as it comes.</summary>
    public async Task<string> SendAsync(string command)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\nQUIT\r\n"));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Whether a text stands anywhere in the server's files.</summary>
    public bool IsOnDisk(string text) =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Any(file => Read(file).Contains(text, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await KillAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The server may be putting another file in its place.
    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file, Encoding.Latin1);
        }
        catch (FileNotFoundException)
        {
            return "";
        }
    }

    private static async Task<RedisProcess> StartAsync(params string[] options)
    {
        var redis = new RedisProcess(options);
        await redis.RestartAsync();
        return redis;
    }

    private string[] Arguments() =>
        ["--port", Port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--dir", _folder, .. _options];

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await SendAsync("PING")).StartsWith("+PONG", StringComparison.Ordinal);
        }
        catch (Exception fault) when (fault is SocketException or IOException)
        {
            return false;
        }
    }
}
