namespace Bot.Answering.Search;

/// <summary>A term of a question with what it is worth.</summary>
/// <param name="Hash">The term in <see cref="DocumentWords"/>.</param>
/// <param name="Weight">How much it counts among the question's terms.</param>
/// <param name="Rarity">Inverse document frequency, whichever field it stands in.</param>
/// <param name="Heading">Worth of a hit in a heading.</param>
/// <param name="Asked">Worth of a hit in an alternate question.</param>
/// <param name="Text">Worth of a hit in a text.</param>
internal readonly record struct QueryTerm(uint Hash, float Weight, float Rarity, float Heading, float Asked, float Text);
