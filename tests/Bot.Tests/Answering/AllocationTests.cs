using Bot.Answering;
using Bot.Answering.Evaluation;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering;

/// <summary>Garbage does not depend on the machine's speed, and it is what the slowest answers wait for.</summary>
public sealed class AllocationTests
{
    /// <summary>Bytes a message; measured 3.8 KB.</summary>
    private const int Most = 6 * 1024;

    [Fact]
    public void ReadingAndJudgingAMessage_LeavesLittleGarbage()
    {
        using var learned = new LearnedKnowledge(KnowledgeFolder.Load(ShippedKnowledge.Folder), cache: null);
        var questions = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "evaluation"), "*.jsonl")
            .SelectMany(EvaluationJson.ReadQuestions).Select(q => q.Question).ToList();
        Judge(learned, questions);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Judge(learned, questions);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / questions.Count, 1, Most);
    }

    private static void Judge(LearnedKnowledge learned, List<string> questions)
    {
        foreach (var question in questions)
        {
            learned.Safety.Judge(learned.Read(question), previous: null);
        }
    }
}
