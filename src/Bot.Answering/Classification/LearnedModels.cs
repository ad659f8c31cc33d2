using Bot.Answering.Safety;
using Bot.Answering.Search;
using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>What was learned from the knowledge: everything in it that takes long to make, and nothing but data.</summary>
/// <param name="Words">The words that the knowledge knows.</param>
/// <param name="Index">What is searched, and the terms of it.</param>
/// <param name="Features">Features of messages that tell passages apart, in the order of their columns.</param>
/// <param name="Passages">Tells passages and fixed replies apart.</param>
/// <param name="Danger">Tells danger and pain management.</param>
internal sealed record LearnedModels(LearnedWords Words, BuiltIndex Index, ulong[] Features, MessageClassifier Passages, DangerModels Danger)
{
    /// <summary>Learns to tell passages apart.</summary>
    /// <param name="set">Ways of asking.</param>
    /// <param name="analyzer">Splits messages into terms.</param>
    /// <param name="texts">The examples, read.</param>
    /// <param name="features">Receives the features, in the order of their columns.</param>
    public static LogisticRegression LearnPassages(TrainingSet set, PassageAnalyzer analyzer, ExampleTexts texts, out ulong[] features)
    {
        var extractor = new FeatureExtractor();
        List<SparseVector> vectors = [.. set.Examples.Select(example => extractor.Learn(texts[example.Text], analyzer))];
        features = extractor.Features;
        return AdaGradTrainer.Train(vectors, [.. set.Examples.Select(e => e.Class)], set.Importance, extractor.Columns, set.Options);
    }
}
