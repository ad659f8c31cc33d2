namespace Bot.Answering.Classification;

/// <summary>How classifiers see messages and are fitted: what is chosen rather than learned.</summary>
/// <remarks>
/// Chosen by cross-validation over <c>tests/evaluation</c> (2026-11-23 to 2026-11-29): to see what moving one costs, run
/// <c>evaluate --folds 5 tests/evaluation/*.jsonl</c> before and after. Figures given here are from such runs; those without
/// were chosen together and never moved alone. Sizes of tables stand beside the tables.
/// </remarks>
internal static class Hyperparameters
{
    // Multinomial regression over passages and fixed replies: AdaGradTrainer, FeatureExtractor.

    /// <summary>Passes over the examples.</summary>
    public const int Epochs = 8;

    /// <summary>AdaGrad's step size.</summary>
    public const float LearningRate = 0.5f;

    /// <summary>L2 penalty on weights of features present in an example.</summary>
    public const float Shrinkage = 2e-3f;

    /// <summary>Fixes the order of the examples.</summary>
    public const int Seed = 1;

    /// <summary>Letters of a group.</summary>
    public const int GramLength = 4;

    /// <summary>Weight of a feature by its <see cref="FeatureKind"/>: word, pair, concept, letter group.</summary>
    public static ReadOnlySpan<float> FeatureWeights => [1f, 0.7f, 1.5f, 0.4f];

    /// <summary>Votes that count for each class where there is none (additive smoothing), so that a few distant neighbours decide little.</summary>
    public const float VoteSmoothing = 0.005f;

    // Binary regressions of safety: LogisticTrainer, TfIdfFeatures.

    /// <summary>Weight of the loss against the penalty: the C of liblinear. For kinds see <see cref="Safety.SafetyWeights.KindCost"/>.</summary>
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
