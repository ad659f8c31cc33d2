namespace Bot.Answering.Classification;

/// <summary>What a classifier learns from.</summary>
/// <param name="Examples">In the order in which they are learned from.</param>
/// <param name="Importance">Weight of each class in the loss; its length is the number of classes.</param>
internal sealed record TrainingSet(IReadOnlyList<LabelledText> Examples, float[] Importance);

/// <summary>A raw example and the number of its class.</summary>
internal sealed record LabelledText(string Text, int Class);
