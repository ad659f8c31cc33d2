using System.Runtime.InteropServices;
using Bot.Answering.Search;
using Bot.Answering.Text;

namespace Bot.Answering.Classification;

/// <summary>Turns a message into features: stems, pairs of neighbouring stems, concepts, and letter groups that survive typos.</summary>
internal sealed class FeatureExtractor(PassageAnalyzer analyzer)
{
    private const int GramLength = 4;

    private readonly Dictionary<ulong, int> _columns = [];
    private readonly Dictionary<string, SparseVector> _learned = new(StringComparer.Ordinal);

    /// <summary>How many features the training examples have shown.</summary>
    public int Columns => _columns.Count;

    /// <summary>Features of a training example; new ones get a column. Classifiers share examples, so they are kept.</summary>
    public SparseVector Learn(string example)
    {
        if (!_learned.TryGetValue(example, out var vector))
        {
            _learned[example] = vector = Extract(TextNormalizer.Normalize(example), learn: true);
        }

        return vector;
    }

    /// <summary>Lets go of the training examples once every classifier is trained.</summary>
    public void EndLearning() => _learned.Clear();

    /// <summary>Features of a message; those never seen in training are left out.</summary>
    public SparseVector Extract(string normalized) => Extract(normalized, learn: false);

    private SparseVector Extract(string normalized, bool learn)
    {
        var weights = new Dictionary<int, float>();

        void Count(ulong feature, float weight)
        {
            if (!_columns.TryGetValue(feature, out var column))
            {
                if (!learn)
                {
                    return;
                }

                _columns[feature] = column = _columns.Count;
            }

            ref var value = ref CollectionsMarshal.GetValueRefOrAddDefault(weights, column, out _);
            value = Math.Min(value + weight, 2 * weight);
        }

        CountTerms(analyzer.TermsOfNormalized(normalized), Count);
        foreach (var word in Tokens.Of(normalized))
        {
            CountGrams(word.Text, Count);
        }

        return Unit(weights);
    }

    private static void CountTerms(IReadOnlyList<string> terms, Action<ulong, float> count)
    {
        var previous = Hash("^", Kind.Pair);
        foreach (var term in terms)
        {
            if (term[0] == PassageAnalyzer.ConceptMark)
            {
                count(Hash(term, Kind.Concept), 1.5f);
                continue;
            }

            var hash = Hash(term, Kind.Word);
            count(hash, 1f);
            count((previous * 31) + hash, 0.7f);
            previous = hash * 0x9E3779B97F4A7C15;
        }
    }

    private static void CountGrams(string word, Action<ulong, float> count)
    {
        var framed = $"<{word}>";
        for (var i = 0; i + GramLength <= framed.Length; i++)
        {
            count(Hash(framed.AsSpan(i, GramLength), Kind.Gram), 0.4f);
        }
    }

    private static SparseVector Unit(Dictionary<int, float> weights)
    {
        int[] columns = [.. weights.Keys];
        float[] values = [.. weights.Values];
        Array.Sort(columns, values);
        var length = MathF.Sqrt(SumOfSquares(values));
        for (var i = 0; i < values.Length; i++)
        {
            values[i] /= Math.Max(length, 1e-6f);
        }

        return new SparseVector(columns, values);
    }

    private static float SumOfSquares(float[] values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }

    // FNV-1a; string.GetHashCode differs from run to run.
    private static ulong Hash(ReadOnlySpan<char> text, Kind kind)
    {
        var hash = 14695981039346656037UL ^ (ulong)kind;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash;
    }

    private enum Kind
    {
        Word,
        Pair,
        Concept,
        Gram,
    }
}
