namespace Bot.Answering.Knowledge;

/// <summary>Collects the problems of a whole folder, so that one run of <c>check</c> names them all.</summary>
internal sealed class ProblemList
{
    private readonly List<KnowledgeProblem> _problems = [];

    public IReadOnlyList<KnowledgeProblem> Sorted =>
        [.. _problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)];

    public bool Any => _problems.Count > 0;

    public void Add(ProblemList others) => _problems.AddRange(others._problems);

    public void Add(string file, int line, string what, string remedy) =>
        _problems.Add(new KnowledgeProblem(file, line, what, remedy));
}
