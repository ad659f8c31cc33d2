using Bot.Answering;
using Bot.Answering.Evaluation;
using Bot.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Bot.Tests.Answering;

/// <summary>Garbage does not depend on the machine's speed, and it is what the slowest answers wait for.</summary>
public sealed class AllocationTests(ITestOutputHelper output)
{
    /// <summary>Bytes a message; measured 10.2 KB, of which 4 KB are the features that danger is learned from.</summary>
    private const int Most = 11 * 1024;

    /// <summary>Code that runs for the first times allocates more than the same code compiled again, which happens meanwhile.</summary>
    private const int Rounds = 8;

    [Fact]
    public void ReadingAndJudgingAMessage_LeavesLittleGarbage()
    {
        using var learned = new LearnedKnowledge(ShippedKnowledge.Knowledge, cache: null);
        var questions = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "evaluation"), "*.jsonl")
            .Where(file => !EvaluationJson.HoldsConversations(file))
            .SelectMany(EvaluationJson.ReadQuestions).Select(q => q.Question).ToList();
        var least = long.MaxValue;

        for (var round = 0; round < Rounds && least > Most; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            Judge(learned, questions);
            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / questions.Count);
            output.WriteLine($"{least} bytes a message");
        }

        Assert.InRange(least, 1, Most);
    }

    private static void Judge(LearnedKnowledge learned, List<string> questions)
    {
        foreach (var question in questions)
        {
            learned.Safety.Judge(learned.Read(question), previous: null, standing: []);
        }
    }
}
