using System.Diagnostics;
using Bot.Answering;
using Bot.Answering.Knowledge;
using Bot.Benchmarks.Measuring;

namespace Bot.Benchmarks.Figures;

/// <summary>Figures of answering with the shipped knowledge, in this process, over the questions of <c>tests/evaluation</c>.</summary>
internal sealed record EngineFigures(double P50Ms, double P99Ms, double KilobytesPerAnswer)
{
    /// <summary>Until the code is compiled with what was seen of it.</summary>
    private const int WarmUpRounds = 8;

    public static EngineFigures Measure()
    {
        using var engine = new AnswerEngine(KnowledgeFolder.Load(Path.Combine(AppContext.BaseDirectory, "knowledge")), new AnsweringOptions());
        for (var round = 0; round < WarmUpRounds; round++)
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
