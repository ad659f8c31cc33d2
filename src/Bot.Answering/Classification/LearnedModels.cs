using Bot.Answering.Conversation;
using Lucene.Net.Analysis;

namespace Bot.Answering.Classification;

/// <summary>What was learned from the knowledge: everything in it that takes long to make, and nothing but data.</summary>
/// <param name="Phrases">What concepts are called.</param>
/// <param name="Verbatim">Hashes of the ways of asking: see <see cref="VerbatimQuestions"/>.</param>
/// <param name="Words">The words that the knowledge knows.</param>
/// <param name="Index">What is searched, and the terms of it.</param>
/// <param name="Features">Features of messages that tell passages apart, in the order of their columns.</param>
/// <param name="Passages">Tells passages and fixed replies apart.</param>
/// <param name="Danger">Tells danger and pain management.</param>
internal sealed record LearnedModels(ConceptPhraseSet Phrases, ulong[] Verbatim, LearnedWords Words, BuiltIndex Index, ulong[] Features, MessageClassifier Passages, DangerModels Danger)
{
    public static MessageNetwork LearnPassages(TrainingSet set, PassageAnalyzer analyzer, ExampleTexts texts, out ulong[] features)
    {
        var extractor = new FeatureExtractor();
        List<SparseVector> vectors = [.. set.Examples.Select(example => extractor.Learn(texts[example.Text], analyzer))];
        features = extractor.Features;
        return NetworkTrainer.Train(vectors, [.. set.Examples.Select(example => new Target(example.Class, set.Importance[example.Class]))], set.Importance.Length, extractor.Columns, Hyperparameters.QuestionPasses);
    }
}

/// <summary>The words of the knowledge, and what is known of each.</summary>
/// <param name="Counts">How often it stands anywhere in the knowledge.</param>
/// <param name="InEnglish">How often it stands in English messages; these are among the words counted.</param>
/// <param name="Stems">Its stem, if it is a plain word.</param>
/// <param name="Near">Finds those that a misspelt word was meant to be.</param>
internal sealed record LearnedWords(Dictionary<string, int> Counts, Dictionary<string, int> InEnglish, Dictionary<string, string> Stems, NearWords Near);

/// <summary>Fingerprints of all that what is learned depends on: the code and machine that learn, then every file of the knowledge.</summary>
internal static class LearnedKey
{
    public const int Length = 2 * SHA256.HashSizeInBytes;

    private static readonly byte[] Version = SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{typeof(LearnedKey).Module.ModuleVersionId} {typeof(Analyzer).Module.ModuleVersionId} {Environment.Version} {RuntimeInformation.RuntimeIdentifier} {Vector<float>.Count}"));

    public static byte[] Of(byte[] knowledge) => [.. Version, .. knowledge];

    /// <summary>The key, of whatever knowledge, is of this code and machine.</summary>
    public static bool IsOfThisVersion(ReadOnlySpan<byte> key) => key.StartsWith(Version);
}
