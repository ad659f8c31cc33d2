namespace Bot.Answering.Classification;

/// <summary>Columns of the features found in a message, each with its kind, as often as it was found.</summary>
/// <param name="buffer">Room for all features that may be found.</param>
internal ref struct FoundFeatures(Dictionary<ulong, int> columns, Span<uint> buffer, bool learn)
{
    private const int KindBits = 2;

    private readonly Span<uint> _buffer = buffer;
    private int _count;

    public static int Column(uint feature) => (int)(feature >> KindBits);

    public static FeatureKind Kind(uint feature) => (FeatureKind)(feature & ((1 << KindBits) - 1));

    public void Add(ulong feature, FeatureKind kind)
    {
        if (!columns.TryGetValue(feature, out var column))
        {
            if (!learn)
            {
                return;
            }

            columns[feature] = column = columns.Count;
        }

        _buffer[_count++] = ((uint)column << KindBits) | (uint)kind;
    }

    /// <summary>By column, and by kind within it.</summary>
    public readonly ReadOnlySpan<uint> Sorted()
    {
        var found = _buffer[.._count];
        found.Sort();
        return found;
    }
}

/// <summary>What a feature says of a message; the order is that of the weights.</summary>
internal enum FeatureKind
{
    /// <summary>A stem is in it.</summary>
    Word,

    /// <summary>Two stems follow each other in it.</summary>
    Pair,

    /// <summary>A phrase of the concept lexicon is in it.</summary>
    Concept,

    /// <summary>Four letters follow each other in a word of it.</summary>
    Gram,
}
