namespace Bot.Answering.Classification;

/// <summary>Turns a message into features: stems, pairs of neighbouring stems, concepts, and letter groups that survive typos.</summary>
internal sealed class FeatureExtractor
{
    private readonly Dictionary<ulong, int> _columns = [];

    /// <param name="features">What an earlier extractor has learned: its <see cref="Features"/>.</param>
    public FeatureExtractor(params ReadOnlySpan<ulong> features)
    {
        _columns.EnsureCapacity(features.Length);
        foreach (var feature in features)
        {
            _columns.Add(feature, _columns.Count);
        }
    }

    /// <summary>The features learned, in the order of their columns.</summary>
    public ulong[] Features => [.. _columns.OrderBy(feature => feature.Value).Select(feature => feature.Key)];

    /// <summary>How many features the training examples have shown.</summary>
    public int Columns => _columns.Count;

    /// <summary>Features of a training example; new ones get a column.</summary>
    public SparseVector Learn(ExampleText example, PassageAnalyzer analyzer) =>
        Extract(example.Normalized, analyzer.TermsOf(example.Normalized), example.Tokens, learn: true);

    /// <summary>Features of a message; those never seen in training are left out.</summary>
    public SparseVector Extract(string normalized, IReadOnlyList<string> terms, ReadOnlySpan<Token> tokens) => Extract(normalized, terms, tokens, learn: false);

    private SparseVector Extract(string normalized, IReadOnlyList<string> terms, ReadOnlySpan<Token> tokens, bool learn)
    {
        // A word has one letter group less than letters, a term brings itself and its pair.
        var buffer = ArrayPool<uint>.Shared.Rent((2 * terms.Count) + normalized.Length);
        var features = new FoundFeatures(_columns, buffer, learn);
        AddTerms(terms, ref features);
        foreach (var token in tokens)
        {
            AddGrams(token.Text, ref features);
        }

        var vector = Unit(features.Sorted());
        ArrayPool<uint>.Shared.Return(buffer);
        return vector;
    }

    private static void AddTerms(IReadOnlyList<string> terms, ref FoundFeatures features)
    {
        var previous = Hash("^", FeatureKind.Pair);
        foreach (var term in terms)
        {
            if (term[0] == PassageAnalyzer.ConceptMark)
            {
                features.Add(Hash(term, FeatureKind.Concept), FeatureKind.Concept);
                continue;
            }

            var hash = Hash(term, FeatureKind.Word);
            features.Add(hash, FeatureKind.Word);
            features.Add((previous * 31) + hash, FeatureKind.Pair);
            previous = hash * 0x9E3779B97F4A7C15;
        }
    }

    // The word is framed, so that its beginning and end are told from its middle.
    private static void AddGrams(string word, ref FoundFeatures features)
    {
        Span<char> gram = stackalloc char[Hyperparameters.GramLength];
        for (var start = -1; start + Hyperparameters.GramLength <= word.Length + 1; start++)
        {
            for (var i = 0; i < Hyperparameters.GramLength; i++)
            {
                var at = start + i;
                gram[i] = at < 0 ? '<' : at < word.Length ? word[at] : '>';
            }

            features.Add(Hash(gram, FeatureKind.Gram), FeatureKind.Gram);
        }
    }

    // What stands in the message twice or more counts double. A letter group may fall on the column of a word: then the
    // group, which comes last, bounds what both count.
    private static SparseVector Unit(ReadOnlySpan<uint> features)
    {
        var different = 0;
        for (var i = 0; i < features.Length; i++)
        {
            different += i == 0 || FoundFeatures.Column(features[i]) != FoundFeatures.Column(features[i - 1]) ? 1 : 0;
        }

        var columns = new int[different];
        var values = new float[different];
        var last = -1;
        foreach (var feature in features)
        {
            if (last < 0 || columns[last] != FoundFeatures.Column(feature))
            {
                columns[++last] = FoundFeatures.Column(feature);
            }

            var weight = Hyperparameters.FeatureWeights[(int)FoundFeatures.Kind(feature)];
            values[last] = Math.Min(values[last] + weight, 2 * weight);
        }

        SparseVector.Scale(values);
        return new SparseVector(columns, values);
    }

    private static ulong Hash(ReadOnlySpan<char> text, FeatureKind kind) => WordHash.Of(text, WordHash.Empty ^ (ulong)kind);
}
