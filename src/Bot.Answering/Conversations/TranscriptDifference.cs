namespace Bot.Answering.Conversations;

/// <summary>A turn that is answered otherwise than it was.</summary>
/// <param name="Turn">Its number, from one.</param>
/// <param name="Says">What the visitor said.</param>
/// <param name="Before">What was answered then.</param>
/// <param name="Now">What is answered now.</param>
public sealed record TranscriptDifference(int Turn, string Says, string Before, string Now);
