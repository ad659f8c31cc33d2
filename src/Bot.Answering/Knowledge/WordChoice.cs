namespace Bot.Answering.Knowledge;

/// <summary>Words that alone ask nothing, and the passages to choose from when they are all a message holds.</summary>
/// <param name="Words">Whole messages.</param>
/// <param name="Passages">Ids, in the order in which they are offered.</param>
public sealed record WordChoice(IReadOnlyList<string> Words, IReadOnlyList<string> Passages);
