namespace Bot.Answering.Review;

/// <summary>Questions that are alike.</summary>
/// <param name="Wording">The most typical one.</param>
/// <param name="Visitors">How many have asked one of them.</param>
/// <param name="Wordings">How many different ones there are.</param>
/// <param name="Reasons">Visitors by <see cref="ReviewReason"/>.</param>
public sealed record QuestionGroup(string Wording, int Visitors, int Wordings, IReadOnlyDictionary<string, int> Reasons);
