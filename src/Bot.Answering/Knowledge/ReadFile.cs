namespace Bot.Answering.Knowledge;

/// <summary>One file as it was read.</summary>
/// <param name="File">What it holds; null when there is nothing to go on with.</param>
/// <param name="Digest">SHA-256 of its bytes; null when they could not be read.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record ReadFile(KnowledgeFile? File, byte[]? Digest, ProblemList Problems);
