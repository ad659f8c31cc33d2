using Bot.Answering.Evaluation;

namespace Bot.Benchmarks;

/// <summary>Real questions: those of <c>tests/evaluation</c>.</summary>
internal static class Questions
{
    /// <summary>The sets, of questions and of chats.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "evaluation"), "*.jsonl").Order(StringComparer.Ordinal)];

    private static readonly Lazy<IReadOnlyList<string>> Read =
        new(() => [.. Files.Where(file => !EvaluationJson.HoldsConversations(file)).SelectMany(EvaluationJson.ReadQuestions).Select(q => q.Question)]);

    public static IReadOnlyList<string> All => Read.Value;
}
