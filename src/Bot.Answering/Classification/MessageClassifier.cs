namespace Bot.Answering.Classification;

/// <summary>Tells classes of messages apart, as it has learned from examples that a clinician can read in <c>knowledge/</c>.</summary>
internal sealed class MessageClassifier(LogisticRegression model)
{
    /// <summary>How many classes there are.</summary>
    public int Classes => model.Classes;

    /// <summary>Writes the probability of each class.</summary>
    public void Predict(SparseVector features, Span<float> probabilities) => model.Predict(features, probabilities);
}
