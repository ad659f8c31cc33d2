namespace Bot.Answering.Classification;

/// <summary>How classifiers see messages and are fitted: what is chosen rather than learned.</summary>
/// <remarks>
/// Chosen by cross-validation over <c>tests/evaluation</c> (2026-11-23 to 2026-11-29): to see what moving one costs, run
/// <c>evaluate --folds 5 tests/evaluation/*.jsonl</c> before and after. Figures given here are from such runs; those without
/// were chosen together and never moved alone. Sizes of tables stand beside the tables.
/// </remarks>
internal static class Hyperparameters
{
    // Networks over kinds of danger, and over passages and fixed replies: NetworkTrainer.

    /// <summary>Networks whose answers are averaged.</summary>
    public const int Networks = 2;

    /// <summary>Hidden units of each; a whole number of vectors.</summary>
    public const int Units = 64;

    /// <summary>Passes of each over the examples of danger.</summary>
    public const int DangerPasses = 3;

    /// <summary>Passes of each over the ways of asking, which are a tenth as many.</summary>
    public const int QuestionPasses = 6;

    /// <summary>AdaGrad's step size.</summary>
    public const float LearningRate = 0.05f;

    /// <summary>Weights begin between this and its negative.</summary>
    public const float FirstWeights = 0.1f;

    /// <summary>Share of the hidden units that an example is learned without.</summary>
    public const float UnitDropout = 0.2f;

    /// <summary>Share of its features that an example is learned without.</summary>
    public const float FeatureDropout = 0.1f;

    /// <summary>Examples that must have a feature for it to be learned.</summary>
    public const int FewestWithFeature = 4;

    /// <summary>Features of an example that are learned from; a limit on time.</summary>
    public const int MostFeatures = 4096;

    // Features of passages and fixed replies: FeatureExtractor.

    /// <summary>Letters of a group.</summary>
    public const int GramLength = 4;

    /// <summary>Weight of a feature by its <see cref="FeatureKind"/>: word, pair, concept, letter group.</summary>
    public static ReadOnlySpan<float> FeatureWeights => [1f, 0.7f, 1.5f, 0.4f];

    /// <summary>Votes that count for each class where there is none (additive smoothing), so that a few distant neighbours decide little.</summary>
    public const float VoteSmoothing = 0.005f;

    // Binary regressions of safety: LogisticTrainer, TfIdfFeatures.

    /// <summary>Weight of the loss against the penalty: the C of liblinear.</summary>
    public const float Cost = 2;

    /// <summary>Passes over the examples. Thirty rank no better and take twice the time.</summary>
    public const int DualPasses = 8;

    /// <summary>Passes that an example sits out once a step has hardly moved it; each such step in turn doubles them. Time, not quality.</summary>
    public const int Rest = 3;

    /// <summary>Share of its bound below which a step counts as hardly any.</summary>
    public const float HardlyAny = 2e-3f;

    /// <summary>Steps of Newton's method for one example.</summary>
    public const int NewtonSteps = 6;

    public const int ShortestGroup = 3;

    public const int LongestGroup = 5;

    /// <summary>Letters of a word that are looked at; a limit on time.</summary>
    public const int LongestWord = 62;

    /// <summary>Examples that must hold a letter group before it counts; what one alone holds is chance.</summary>
    public const int FewestWithGroup = 2;

    /// <summary>Words between two concepts that count as a pair.</summary>
    public const int ConceptDistance = 6;

    /// <summary>Concepts after one that it makes pairs with; a limit on time.</summary>
    public const int ConceptPairs = 24;

    // Neighbours: NearestExamples.

    /// <summary>Neighbours that vote, by the third power of their likeness; the second, fourth and fifth gave less (2026-11-29).</summary>
    public const int Neighbours = 40;

    /// <summary>Share of the examples that may have a word, a pair or a concept for it to be compared.</summary>
    public const float MostCompared = 0.05f;

    /// <summary>Examples that may have it in any case.</summary>
    public const int FewestCompared = 100;

    // Misspelt copies of examples: TypingNoise.

    /// <summary>Words for each mistake.</summary>
    public const int WordsPerMistake = 6;

    /// <summary>Letters of the shortest word that is misspelt.</summary>
    public const int ShortestMistaken = 4;
}
