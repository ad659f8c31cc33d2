namespace Bot.Answering.Safety;

/// <summary>A place that any one of several phrases fills.</summary>
public sealed record SignSlot(IReadOnlyList<string> Phrases);
