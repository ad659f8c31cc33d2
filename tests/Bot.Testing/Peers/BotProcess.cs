using System.Diagnostics;
using System.Text;

namespace Bot.Testing.Peers;

/// <summary>The built program as a process of its own, which can be killed.</summary>
public sealed class BotProcess : IAsyncDisposable
{
    private const string Ready = "Ready on ";

    /// <summary>The program reads and learns its knowledge first, and may have to share the machine with other tests.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The bot has ended."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public int Port => Client.BaseAddress!.Port;

    public HttpClient Client { get; } = new() { Timeout = Limits.Hang };

    /// <summary>What the process has written.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Starts the program and waits until it serves.</summary>
    public static Task<BotProcess> StartAsync(params string[] settings) => StartAsync(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "bot.dll"), "--Urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", $"--Answering:CacheFolder={ShippedKnowledge.CacheFolder}", .. settings]));

    /// <summary>Starts it by a command of the caller's own and waits until it serves.</summary>
    public static async Task<BotProcess> StartAsync(ProcessStartInfo command)
    {
        var bot = new BotProcess(command);
        try
        {
            bot.Client.BaseAddress = await bot._address.Task.WaitAsync(StartLimit);
            return bot;
        }
        catch (Exception fault) when (fault is InvalidOperationException or TimeoutException)
        {
            var output = bot.Output;
            await bot.DisposeAsync();
            throw new InvalidOperationException($"The bot did not start: {output}", fault);
        }
    }

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        Client.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        if (line.StartsWith(Ready, StringComparison.Ordinal))
        {
            _address.TrySetResult(new Uri(line[Ready.Length..line.IndexOf(". Press", StringComparison.Ordinal)]));
        }
    }
}
