namespace Bot.DirectLine.Conversations;

/// <summary>How often something may be done.</summary>
/// <param name="AtOnce">How often in a burst.</param>
/// <param name="PerMinute">How often a minute in the long run.</param>
public sealed record Allowance(int AtOnce, int PerMinute);
