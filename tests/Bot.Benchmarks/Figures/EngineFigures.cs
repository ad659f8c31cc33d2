using System.Diagnostics;
using Bot.Answering;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Figures;

/// <summary>Figures of answering with the shipped knowledge, in this process, over the questions of <c>tests/evaluation</c>.</summary>
internal sealed record EngineFigures(double P50Ms, double P99Ms, double KilobytesPerAnswer)
{
    /// <param name="warmUpRounds">For times, enough that all code is compiled with what was seen of it; what is allocated is the same after one.</param>
    public static EngineFigures Measure(int warmUpRounds)
    {
        using var engine = Shipped.Engine;
        for (var round = 0; round < warmUpRounds; round++)
        {
            Ask(engine, []);
        }

        var times = new List<double>(Questions.All.Count);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask(engine, times);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var spread = new Percentiles(times);
        return new EngineFigures(spread.At(50), spread.At(99), Math.Round(allocated / 1024.0 / Questions.All.Count, 1));
    }

    private static void Ask(AnswerEngine engine, List<double> times)
    {
        foreach (var question in Questions.All)
        {
            var started = Stopwatch.GetTimestamp();
            engine.Answer(question, AnswerContext.Empty);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }
    }
}
