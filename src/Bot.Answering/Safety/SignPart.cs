namespace Bot.Answering.Safety;

/// <summary>What must be in the message for a pattern to hold: any one of several things.</summary>
public sealed record SignPart(IReadOnlyList<SignChoice> Choices);
