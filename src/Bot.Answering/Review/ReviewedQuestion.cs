namespace Bot.Answering.Review;

/// <summary>A redacted question, as it is kept.</summary>
/// <param name="Text">The question without what could identify somebody.</param>
/// <param name="Reason">One of <see cref="ReviewReason"/>.</param>
/// <param name="Visitors">How many have asked it.</param>
public sealed record ReviewedQuestion(string Text, string Reason, int Visitors);
