using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Lucene.Net.Analysis;

namespace Bot.Answering.Classification;

/// <summary>Fingerprint of all that a model depends on: every example and setting, and the code and machine that learn.</summary>
internal static class TrainingKey
{
    public static byte[] Of(IReadOnlyList<TrainingSet> sets, IEnumerable<string> lexicon)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{typeof(TrainingKey).Module.ModuleVersionId} {typeof(Analyzer).Module.ModuleVersionId}");
        Add(hash, $"{Environment.Version} {RuntimeInformation.RuntimeIdentifier} {Vector<float>.Count}");
        foreach (var set in sets)
        {
            Add(hash, set.Options.ToString());
            hash.AppendData(MemoryMarshal.AsBytes(set.Importance.AsSpan()));
            foreach (var example in set.Examples)
            {
                Add(hash, example.Text);
                Add(hash, example.Class);
            }
        }

        foreach (var text in lexicon)
        {
            Add(hash, text);
        }

        return hash.GetHashAndReset();
    }

    // Each text with its length, so that no two sequences of texts run into the same bytes.
    private static void Add(IncrementalHash hash, string text)
    {
        Add(hash, text.Length);
        hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static void Add(IncrementalHash hash, int number) =>
        hash.AppendData(MemoryMarshal.AsBytes(new ReadOnlySpan<int>(in number)));
}
