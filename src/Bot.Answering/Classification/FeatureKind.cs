namespace Bot.Answering.Classification;

/// <summary>What a feature says of a message; the order is that of the weights.</summary>
internal enum FeatureKind
{
    /// <summary>A stem is in it.</summary>
    Word,

    /// <summary>Two stems follow each other in it.</summary>
    Pair,

    /// <summary>A phrase of the concept lexicon is in it.</summary>
    Concept,

    /// <summary>Four letters follow each other in a word of it.</summary>
    Gram,
}
