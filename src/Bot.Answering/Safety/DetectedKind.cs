namespace Bot.Answering.Safety;

/// <summary>A kind that a message shows.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Reason">For staff: what decided it.</param>
/// <param name="IsByPhrase">A phrase that always counts is in the message; otherwise it was learned.</param>
internal sealed record DetectedKind(Kind Kind, string Reason, bool IsByPhrase = false);
