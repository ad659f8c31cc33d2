namespace Bot.Answering.Classification;

/// <summary>What a classifier learns from.</summary>
/// <param name="Examples">In the order in which they are learned from.</param>
/// <param name="Importance">Weight of each class in the loss; its length is the number of classes.</param>
/// <param name="Options">How the model is fitted.</param>
internal sealed record TrainingSet(IReadOnlyList<LabelledText> Examples, float[] Importance, TrainingOptions Options);

/// <summary>A raw example and the number of its class.</summary>
internal sealed record LabelledText(string Text, int Class);

/// <summary>How a classifier is fitted; the values were chosen by cross-validation over <c>tests/evaluation</c>.</summary>
internal sealed record TrainingOptions
{
    /// <summary>Passes over the examples.</summary>
    public int Epochs { get; init; } = 8;

    /// <summary>AdaGrad's step size.</summary>
    public float LearningRate { get; init; } = 0.5f;

    /// <summary>L2 penalty on weights of features present in an example.</summary>
    public float Shrinkage { get; init; } = 2e-3f;

    /// <summary>Fixes the order of the examples.</summary>
    public int Seed { get; init; } = 1;
}
