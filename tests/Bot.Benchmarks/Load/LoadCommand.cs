using System.Text.Json;

namespace Bot.Benchmarks.Load;

/// <summary>Drives a bot on this machine and prints what it measured.</summary>
internal static class LoadCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (LoadOptions.Parse(args, out var problem) is not { } options)
        {
            error.WriteLine(problem);
            return Exit.Usage;
        }

        try
        {
            var report = await new LoadRun(options, Questions.All).RunAsync(CancellationToken.None);
            output.WriteLine(JsonSerializer.Serialize(report, Json.Indented));
            return report.Failures == 0 ? Exit.Done : Exit.Failed;
        }
        catch (Exception fault) when (fault is HttpRequestException or System.Net.WebSockets.WebSocketException or OperationCanceledException)
        {
            error.WriteLine($"The bot at {options.Url} cannot be reached: {fault.Message}");
            return Exit.Failed;
        }
    }
}
