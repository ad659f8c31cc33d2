using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>What was learned from the knowledge: its features, and one model for each training set.</summary>
internal sealed record LearnedModels(FeatureExtractor Features, IReadOnlyList<LogisticRegression> Models)
{
    /// <summary>Learns from the sets; what was learned from the very same at an earlier start is taken from the cache.</summary>
    /// <param name="sets">Their examples.</param>
    /// <param name="terms">Splits messages into terms.</param>
    /// <param name="texts">The examples, read.</param>
    /// <param name="cache">Null when nothing is to be kept.</param>
    /// <param name="lexicon">Whatever else the features depend on.</param>
    public static LearnedModels From(
        IReadOnlyList<TrainingSet> sets, FeatureTerms terms, ExampleTexts texts, ModelCache? cache, IEnumerable<string> lexicon)
    {
        if (cache is null)
        {
            return Train(sets, new FeatureExtractor(terms), texts);
        }

        var key = TrainingKey.Of(sets, lexicon);
        if (cache.Find(key, terms) is { } known)
        {
            return known;
        }

        var learned = Train(sets, new FeatureExtractor(terms), texts);
        cache.Keep(key, learned);
        return learned;
    }

    private static LearnedModels Train(IReadOnlyList<TrainingSet> sets, FeatureExtractor features, ExampleTexts texts)
    {
        // Features are numbered as they are met, hence one set after the other; what follows is each set's own.
        var learned = sets.Select(set => (Vectors: Learn(set, features, texts), features.Columns)).ToList();
        features.EndLearning();
        var models = new LogisticRegression[sets.Count];
        Parallel.For(0, sets.Count, i => models[i] = LogisticRegression.Train(
            learned[i].Vectors, [.. sets[i].Examples.Select(e => e.Class)], sets[i].Importance, learned[i].Columns, sets[i].Options));
        return new LearnedModels(features, models);
    }

    private static List<SparseVector> Learn(TrainingSet set, FeatureExtractor features, ExampleTexts texts) =>
        [.. set.Examples.Select(example => features.Learn(example.Text, texts[example.Text]))];
}
