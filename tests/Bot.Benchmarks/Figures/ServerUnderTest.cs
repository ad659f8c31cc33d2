using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bot.Benchmarks.Figures;

/// <summary>
/// The bot as a process of its own, on a free port, with allowances that one busy address does not use up; the
/// published one, if there is one.
/// </summary>
internal sealed class ServerUnderTest : IDisposable
{
    private const int Polls = 3_000;

    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);

    private readonly Process _process;
    private readonly string _folder;

    private ServerUnderTest(Process process, string folder, Uri url, TimeSpan startTime)
    {
        _process = process;
        _folder = folder;
        Url = url;
        StartTime = startTime;
    }

    /// <summary>Where <c>dotnet publish src/Bot -c Release</c> puts the program.</summary>
    private static string Published { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../publish/Bot/release/bot.dll"));

    public static bool IsPublished => File.Exists(Published);

    public Uri Url { get; }

    /// <summary>From the start of the process to its first HTTP response.</summary>
    public TimeSpan StartTime { get; }

    public static async Task<ServerUnderTest> StartAsync()
    {
        var url = new Uri($"http://127.0.0.1:{FreePort()}");
        var folder = Directory.CreateTempSubdirectory("bot-").FullName;
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                IsPublished ? Published : Path.Combine(AppContext.BaseDirectory, "bot.dll"),
                $"--Store:DataFolder={folder}",
                $"--urls={url}",
                "--environment=Development",
                "--Answering:Reload=false",
                "--Logging:LogLevel:Default=Warning",
                "--DirectLine:StartsPerAddress:AtOnce=1000000",
                "--DirectLine:MessagesPerAddress:AtOnce=1000000",
                "--DirectLine:MessagesPerConversation:AtOnce=1000000",
            },
            RedirectStandardOutput = true,
        };
        var started = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await WaitAsync(url, process);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ServerUnderTest(process, folder, url, Stopwatch.GetElapsedTime(started));
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task WaitAsync(Uri url, Process process)
    {
        using var client = new HttpClient();
        using var timer = new PeriodicTimer(PollEvery);
        for (var i = 0; i < Polls && !process.HasExited; i++)
        {
            try
            {
                using var response = await client.GetAsync(url);
                return;
            }
            catch (HttpRequestException)
            {
                await timer.WaitForNextTickAsync();
            }
        }

        throw new InvalidOperationException("The bot did not start.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
