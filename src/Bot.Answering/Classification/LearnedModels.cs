using Lucene.Net.Analysis;

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
        return AdaGradTrainer.Train(vectors, [.. set.Examples.Select(e => e.Class)], set.Importance, extractor.Columns);
    }
}

/// <summary>The words of the knowledge, and what is known of each.</summary>
/// <param name="Counts">How often it stands anywhere in the knowledge.</param>
/// <param name="InEnglish">How often it stands in English messages; these are among the words counted.</param>
/// <param name="Stems">Its stem, if it is a plain word.</param>
/// <param name="Near">Finds those that a misspelt word was meant to be.</param>
internal sealed record LearnedWords(Dictionary<string, int> Counts, Dictionary<string, int> InEnglish, Dictionary<string, string> Stems, NearWords Near);

/// <summary>Fingerprint of all that what is learned depends on: every file of the knowledge, and the code and machine that learn.</summary>
internal static class LearnedKey
{
    /// <param name="knowledge">Fingerprint of the knowledge.</param>
    public static byte[] Of(byte[] knowledge)
    {
        var learner = $"{typeof(LearnedKey).Module.ModuleVersionId} {typeof(Analyzer).Module.ModuleVersionId} {Environment.Version} {RuntimeInformation.RuntimeIdentifier} {Vector<float>.Count}";
        return SHA256.HashData([.. knowledge, .. Encoding.UTF8.GetBytes(learner)]);
    }
}
