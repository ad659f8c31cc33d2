namespace Bot.Benchmarks.Retrieval;

/// <summary>An input file cannot be used; the message names the file and the line.</summary>
internal sealed class InputException(string file, int line, string problem) : Exception($"{file}:{line}: {problem}");
