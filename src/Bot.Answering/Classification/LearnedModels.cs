using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>What was learned from the knowledge: everything in it that takes long to make, and nothing but data.</summary>
/// <param name="Words">The words that the knowledge knows.</param>
/// <param name="Features">Features of messages, in the order of their columns.</param>
/// <param name="Models">One for each training set.</param>
internal sealed record LearnedModels(LearnedWords Words, ulong[] Features, IReadOnlyList<LogisticRegression> Models)
{
    /// <summary>Learns from the sets.</summary>
    /// <param name="words">The words that the knowledge knows.</param>
    /// <param name="sets">Their examples.</param>
    /// <param name="terms">Splits messages into terms.</param>
    /// <param name="texts">The examples, read.</param>
    public static LearnedModels From(LearnedWords words, IReadOnlyList<TrainingSet> sets, FeatureTerms terms, ExampleTexts texts)
    {
        // Features are numbered as they are met, hence one set after the other; what follows is each set's own.
        var features = new FeatureExtractor();
        var learned = sets.Select(set => (Vectors: Learn(set, features, terms, texts), features.Columns)).ToList();
        var models = new LogisticRegression[sets.Count];
        Parallel.For(0, sets.Count, i => models[i] = AdaGradTrainer.Train(
            learned[i].Vectors, [.. sets[i].Examples.Select(e => e.Class)], sets[i].Importance, learned[i].Columns, sets[i].Options));
        return new LearnedModels(words, features.Features, models);
    }

    private static List<SparseVector> Learn(TrainingSet set, FeatureExtractor features, FeatureTerms terms, ExampleTexts texts) =>
        [.. set.Examples.Select(example => features.Learn(example.Text, texts[example.Text], terms))];
}
