namespace Bot.Answering.Classification;

/// <summary>Tells classes of messages apart, as it has learned from examples that a clinician can read in <c>knowledge/</c>.</summary>
internal sealed class MessageClassifier(LogisticRegression model)
{
    /// <summary>The probability of each class.</summary>
    public float[] Predict(SparseVector features)
    {
        var probabilities = new float[model.Classes];
        model.Predict(features, probabilities);
        return probabilities;
    }
}
