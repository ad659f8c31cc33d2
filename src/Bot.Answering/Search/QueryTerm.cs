namespace Bot.Answering.Search;

/// <summary>A term of a question with what it is worth.</summary>
/// <param name="Text">The term as the analyzer made it.</param>
/// <param name="Hash">The term as a number, as documents have it.</param>
/// <param name="Weight">How much it counts among the question's terms.</param>
/// <param name="Rarity">Inverse document frequency, whichever field it stands in, times the weight.</param>
/// <param name="Heading">Worth of a hit in a heading.</param>
/// <param name="Asked">Worth of a hit in an alternate question.</param>
/// <param name="Body">Worth of a hit in a text.</param>
/// <param name="Indexed">Where the index has it.</param>
internal readonly record struct QueryTerm(
    string Text, uint Hash, float Weight, float Rarity, float Heading, float Asked, float Body, IndexedTerm Indexed)
{
    /// <summary>Documents to look at for it, over all fields.</summary>
    public int Postings => Indexed.Documents[IndexFields.HeadingNumber] + Indexed.Documents[IndexFields.AskedNumber] + Indexed.Documents[IndexFields.TextNumber];

    /// <summary>What it is worth in a pair: beside a telling word, even one that says little by itself tells.</summary>
    public float PairRarity => Rarity / Weight;
}
