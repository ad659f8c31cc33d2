namespace Bot.Answering.Knowledge;

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
