namespace Bot.Importing;

/// <summary>A question and its answer from another bot.</summary>
/// <param name="Place">Where it stands, for the report.</param>
/// <param name="Questions">The ways of asking, the first as the heading.</param>
/// <param name="Answer">As it stands there.</param>
internal sealed record ImportedAnswer(string Place, IReadOnlyList<string> Questions, string Answer);
