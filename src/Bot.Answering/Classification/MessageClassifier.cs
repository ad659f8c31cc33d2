using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>Learns classes of messages from examples that a clinician can read in <c>knowledge/</c>.</summary>
internal sealed class MessageClassifier
{
    private readonly LogisticRegression _model;

    private MessageClassifier(LogisticRegression model) => _model = model;

    /// <summary>Trains one classifier for each set, all at once.</summary>
    /// <param name="sets">Their examples.</param>
    /// <param name="features">Shared by all classifiers, so that a message is analysed once.</param>
    /// <param name="texts">The examples, read.</param>
    public static MessageClassifier[] Train(IReadOnlyList<TrainingSet> sets, FeatureExtractor features, ExampleTexts texts)
    {
        // Features are numbered as they are met, hence one set after the other; what follows is each set's own.
        var learned = sets.Select(set => (Vectors: Learn(set, features, texts), features.Columns)).ToList();
        features.EndLearning();
        var classifiers = new MessageClassifier[sets.Count];
        Parallel.For(0, sets.Count, i => classifiers[i] = new MessageClassifier(LogisticRegression.Train(
            learned[i].Vectors, [.. sets[i].Examples.Select(e => e.Class)], sets[i].Importance, learned[i].Columns, sets[i].Options)));
        return classifiers;
    }

    /// <summary>The probability of each class.</summary>
    public float[] Predict(SparseVector features)
    {
        var probabilities = new float[_model.Classes];
        _model.Predict(features, probabilities);
        return probabilities;
    }

    private static List<SparseVector> Learn(TrainingSet set, FeatureExtractor features, ExampleTexts texts) =>
        [.. set.Examples.Select(example => features.Learn(example.Text, texts[example.Text]))];
}
