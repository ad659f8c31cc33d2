using System.Diagnostics;
using Bot.Benchmarks.Load;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Figures;

/// <summary>What a start of the bot takes, and its first answer: the median of several, for the first of them also reads the program from the disk.</summary>
internal sealed record StartFigures(double ReadyMs, double FirstAnswerMs)
{
    private const int Starts = 7;

    public static async Task<StartFigures> MeasureAsync()
    {
        var ready = new List<double>(Starts);
        var answered = new List<double>(Starts);
        for (var start = 0; start < Starts; start++)
        {
            using var server = await ServerUnderTest.StartAsync();
            ready.Add(server.StartTime.TotalMilliseconds);
            answered.Add(await FirstAnswerAsync(server.Url));
        }

        return new StartFigures(new Percentiles(ready).At(50), new Percentiles(answered).At(50));
    }

    private static async Task<double> FirstAnswerAsync(Uri url)
    {
        using var client = new HttpClient { BaseAddress = url };
        await using var visitor = new ExpectRepliesVisitor(client, "first");
        await visitor.StartAsync(CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        await visitor.AskAsync(Questions.All[0], CancellationToken.None);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
