namespace Bot.Answering.Classification;

/// <summary>Learns classes of messages from examples that a clinician can read in <c>knowledge/</c>.</summary>
internal sealed class MessageClassifier
{
    private readonly LogisticRegression _model;

    private MessageClassifier(LogisticRegression model) => _model = model;

    /// <summary>Trains on examples in the order given.</summary>
    /// <param name="examples">Raw text and class number of each example.</param>
    /// <param name="importance">Weight of each class in the loss; its length is the number of classes.</param>
    /// <param name="features">Shared by all classifiers, so that a message is analysed once.</param>
    /// <param name="options">How the model is fitted.</param>
    public static MessageClassifier Train(
        IEnumerable<(string Text, int Class)> examples, float[] importance, FeatureExtractor features, TrainingOptions options)
    {
        var vectors = new List<SparseVector>();
        var labels = new List<int>();
        foreach (var (text, label) in examples)
        {
            vectors.Add(features.Learn(text));
            labels.Add(label);
        }

        return new MessageClassifier(LogisticRegression.Train(vectors, labels, importance, features.Columns, options));
    }

    /// <summary>The probability of each class.</summary>
    public float[] Predict(SparseVector features)
    {
        var probabilities = new float[_model.Classes];
        _model.Predict(features, probabilities);
        return probabilities;
    }
}
