using System.Globalization;
using Bot.Benchmarks.Load;

namespace Bot.Benchmarks.Figures;

/// <summary>What the bot costs beside the SDK's echo bot, which does nothing but send back what it is told.</summary>
/// <param name="Bot">The last run of the bot.</param>
/// <param name="BotCpuMs">Its server CPU for a message, over all runs.</param>
/// <param name="EchoCpuMs">Likewise the echo bot's; null where it was not published.</param>
internal sealed record EchoFigures(LoadReport Bot, double BotCpuMs, double? EchoCpuMs)
{
    /// <summary>The two are driven in turn, because what else a machine does changes by the minute.</summary>
    private const int Rounds = 3;

    public static async Task<EchoFigures> MeasureAsync(LoadOptions bot, Uri? echo)
    {
        List<LoadReport> bots = [];
        List<LoadReport> echoes = [];
        for (var round = 0; round < Rounds; round++)
        {
            if (echo is not null)
            {
                echoes.Add(await RunAsync(bot with { Url = echo }));
            }

            bots.Add(await RunAsync(bot));
        }

        return new EchoFigures(bots[^1], Cpu(bots), echoes.Count == 0 ? null : Cpu(echoes));
    }

    /// <summary>The ratio first: it is what other machines will find too.</summary>
    public override string ToString() => EchoCpuMs is not { } echo
        ? "echo bot not published"
        : string.Create(CultureInfo.InvariantCulture, $"{BotCpuMs / echo:0.00} times ({BotCpuMs:0.000} ms against {echo:0.000} ms)");

    private static Task<LoadReport> RunAsync(LoadOptions options) => new LoadRun(options, Questions.All).RunAsync(CancellationToken.None);

    private static double Cpu(List<LoadReport> reports) => reports.Average(report => report.ServerCpuMsPerRequest ?? 0);
}
