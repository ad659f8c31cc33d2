namespace Bot.Answering.Knowledge;

/// <summary>Thrown when the knowledge folder cannot be used; carries every problem found in it.</summary>
public sealed class KnowledgeException(IReadOnlyList<KnowledgeProblem> problems)
    : Exception($"The knowledge folder has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<KnowledgeProblem> Problems { get; } = problems;
}
