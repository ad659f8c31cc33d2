using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bot.Benchmarks.Figures;

/// <summary>
/// A bot as a process of its own, on a free port, with allowances that one busy address does not use up; the published
/// one, if there is one.
/// </summary>
internal sealed class ServerUnderTest : IDisposable
{
    /// <summary>How the line begins that the bot writes once it listens.</summary>
    private const string Ready = "Ready on";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _folder;

    private ServerUnderTest(Process process, string folder, Uri url, TimeSpan startTime)
    {
        _process = process;
        _folder = folder;
        Url = url;
        StartTime = startTime;
    }

    /// <summary>The bot has been published.</summary>
    public static bool IsPublished => File.Exists(Published("Bot", "bot"));

    /// <summary>The echo bot has been published.</summary>
    public static bool IsEchoPublished => File.Exists(Published("Bot.Benchmarks.Echo", "bot-echo"));

    public Uri Url { get; }

    /// <summary>From the start of the process until it says that it is ready: the knowledge learned, the store open, the port too.</summary>
    public TimeSpan StartTime { get; }

    public static Task<ServerUnderTest> StartAsync() =>
        StartAsync(IsPublished ? Published("Bot", "bot") : Path.Combine(AppContext.BaseDirectory, "bot.dll"));

    /// <summary>Starts the SDK's echo bot, as it was published.</summary>
    public static Task<ServerUnderTest> StartEchoAsync() => StartAsync(Published("Bot.Benchmarks.Echo", "bot-echo"));

    // Where dotnet publish -c Release puts a program.
    private static string Published(string project, string program) =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, $"../../../publish/{project}/release/{program}.dll"));

    private static async Task<ServerUnderTest> StartAsync(string program)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var folder = Directory.CreateTempSubdirectory("bot-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                program,
                $"--Store:DataFolder={folder}",
                $"--urls={url}",
                "--environment=Development",
                "--Answering:Reload=false",
                "--Logging:LogLevel:Default=Warning",
                "--DirectLine:StartsPerAddress:AtOnce=1000000",
                "--DirectLine:MessagesPerAddress:AtOnce=1000000",
                "--DirectLine:MessagesPerConversation:AtOnce=1000000",
                "--DirectLine:PollsPerConversation:AtOnce=1000000",
                "--DirectLine:ConnectsPerConversation:AtOnce=1000000",
                "--Server:MaxConnectionsPerAddress=1000000",
            },
            RedirectStandardOutput = true,
        };
        // What it says is waited for rather than asked for, so that nothing but its start is measured.
        var ready = new TaskCompletionSource<TimeSpan>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                ready.TrySetException(new InvalidOperationException("The bot did not start."));
            }
            else if (line.Data.StartsWith(Ready, StringComparison.Ordinal))
            {
                ready.TrySetResult(Stopwatch.GetElapsedTime(started));
            }
        };
        process.BeginOutputReadLine();
        try
        {
            return new ServerUnderTest(process, folder, url, await ready.Task.WaitAsync(Patience));
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
