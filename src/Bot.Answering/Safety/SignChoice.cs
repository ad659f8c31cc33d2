namespace Bot.Answering.Safety;

/// <summary>One way to say a part: slots that are all filled, near each other, in any order.</summary>
public sealed record SignChoice(IReadOnlyList<SignSlot> Slots);
