namespace Bot.Answering.Ranking;

/// <summary>A passage and how well it fits the question, between 0 and 1.</summary>
public sealed record RankedPassage(Passage Passage, float Score);
