namespace Bot.Answering.Knowledge;

/// <summary>Thrown when the knowledge folder cannot be used; carries every problem found in it.</summary>
public sealed class KnowledgeException(IReadOnlyList<KnowledgeProblem> problems)
    : Exception($"The knowledge folder has {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<KnowledgeProblem> Problems { get; } = problems;
}

/// <summary>One thing that is wrong in <c>knowledge/</c>: where, what, and how to mend it.</summary>
/// <param name="File">Path relative to the knowledge folder, with forward slashes.</param>
/// <param name="Line">Line number, counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Remedy">How to put it right.</param>
public sealed record KnowledgeProblem(string File, int Line, string What, string Remedy)
{
    public override string ToString() =>
        Line > 0 ? $"{File}:{Line}: {What} {Remedy}" : $"{File}: {What} {Remedy}";
}

/// <summary>Where something stands in the folder; a path alone is the file as a whole.</summary>
internal readonly record struct Place(string File, int Line)
{
    public static implicit operator Place(string file) => new(file, 0);

    public override string ToString() => $"{File}:{Line}";
}

/// <summary>Collects the problems of a whole folder, so that one run of <c>check</c> names them all.</summary>
internal sealed class ProblemList
{
    private readonly List<KnowledgeProblem> _problems = [];

    public IReadOnlyList<KnowledgeProblem> Sorted =>
        [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

    public bool Any => _problems.Count > 0;

    public void Add(ProblemList others) => _problems.AddRange(others._problems);

    public void Add(Place at, string what, string remedy) =>
        _problems.Add(new KnowledgeProblem(at.File, at.Line, what, remedy));

    /// <summary>The same where a condition holds; what is said of it must be sayable where it does not.</summary>
    public void AddIf(bool isWrong, Place at, string what, string remedy)
    {
        if (isWrong)
        {
            Add(at, what, remedy);
        }
    }
}
