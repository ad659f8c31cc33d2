namespace Bot.Answering.Classification;

/// <summary>
/// Turns a message into features: words and pairs of them, groups of three to five letters, safety concepts and pairs of
/// those that stand near each other; weighted by tf-idf, each of the three blocks scaled to length one.
/// </summary>
/// <remarks>
/// Columns are hashes (Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009), so that no table of
/// features is kept. Letter groups survive misspellings, concepts carry what is learned into other languages.
/// </remarks>
internal sealed class TfIdfFeatures
{
    /// <summary>Columns of words and pairs of words; those of letter groups follow, then those of concepts.</summary>
    public const int WordColumns = 1 << 17;

    public const int LetterColumns = 1 << 17;

    public const int ConceptColumns = 1 << 14;

    public const int Columns = WordColumns + LetterColumns + ConceptColumns;

    public const int FirstConcept = WordColumns + LetterColumns;

    private readonly float[] _idf;

    private TfIdfFeatures(float[] idf) => _idf = idf;

    /// <summary>Weighs features by how rare they are among the examples.</summary>
    public static TfIdfFeatures Fit(IReadOnlyList<RawFeatures> examples)
    {
        var seen = new int[Columns];
        foreach (var example in examples)
        {
            var last = -1;
            foreach (var column in example.Columns)
            {
                seen[column] += column == last ? 0 : 1;
                last = column;
            }
        }

        var idf = new float[Columns];
        for (var column = 0; column < Columns; column++)
        {
            var fewest = column is >= WordColumns and < FirstConcept ? Hyperparameters.FewestWithGroup : 1;
            idf[column] = seen[column] < fewest ? 0 : 1 + MathF.Log((1f + examples.Count) / (1 + seen[column]));
        }

        return new TfIdfFeatures(idf);
    }

    public static TfIdfFeatures Read(BinaryReader reader) => new(reader.ReadSparse(Columns));

    public void Write(BinaryWriter writer) => writer.WriteSparse(_idf);

    /// <summary>The features of an example, unweighted.</summary>
    public static RawFeatures Extract(ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts)
    {
        var buffer = ArrayPool<int>.Shared.Rent(Most(tokens, concepts));
        var raw = new RawFeatures(Extract(tokens, concepts, buffer).ToArray());
        ArrayPool<int>.Shared.Return(buffer);
        return raw;
    }

    /// <summary>The features of a message, weighted.</summary>
    public SparseVector Read(ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts)
    {
        var buffer = ArrayPool<int>.Shared.Rent(Most(tokens, concepts));
        var vector = Weigh(Extract(tokens, concepts, buffer));
        ArrayPool<int>.Shared.Return(buffer);
        return vector;
    }

    public SparseVector Weigh(RawFeatures raw) => Weigh(raw.Columns);

    // What the columns take at most: a word brings itself, its pair and its letter groups.
    private static int Most(ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts)
    {
        var most = concepts.Length * (Hyperparameters.ConceptPairs + 1);
        foreach (var token in tokens)
        {
            most += 2 + (3 * (Math.Min(token.Text.Length, Hyperparameters.LongestWord) + 2));
        }

        return most;
    }

    private static Span<int> Extract(ReadOnlySpan<Token> tokens, ReadOnlySpan<ConceptHit> concepts, int[] columns)
    {
        var count = 0;
        var previous = WordHash.Of("^");
        foreach (var token in tokens)
        {
            var word = WordHash.Of(token.Text);
            columns[count++] = Column(word, WordColumns);
            columns[count++] = Column((previous * 31) + word, WordColumns);
            previous = word * 0x9E3779B97F4A7C15;
            AddGroups(token.Text, columns, ref count);
        }

        for (var i = 0; i < concepts.Length; i++)
        {
            columns[count++] = FirstConcept + Column((ulong)concepts[i].Concept + 1, ConceptColumns);
            var last = Math.Min(concepts.Length, i + 1 + Hyperparameters.ConceptPairs);
            for (var j = i + 1; j < last && concepts[j].Start - concepts[i].End <= Hyperparameters.ConceptDistance; j++)
            {
                var (less, more) = concepts[i].Concept < concepts[j].Concept ? (concepts[i].Concept, concepts[j].Concept) : (concepts[j].Concept, concepts[i].Concept);
                if (less != more)
                {
                    columns[count++] = FirstConcept + Column(((ulong)(less + 1) << 32) | (uint)(more + 1), ConceptColumns);
                }
            }
        }

        var found = columns.AsSpan(0, count);
        found.Sort();
        return found;
    }

    private SparseVector Weigh(ReadOnlySpan<int> raw)
    {
        var different = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            different += (i == 0 || raw[i] != raw[i - 1]) && _idf[raw[i]] > 0 ? 1 : 0;
        }

        var columns = new int[different];
        var values = new float[different];
        var count = 0;
        for (var i = 0; i < raw.Length;)
        {
            var column = raw[i];
            var start = i;
            while (i < raw.Length && raw[i] == column)
            {
                i++;
            }

            if (_idf[column] > 0)
            {
                columns[count] = column;
                values[count++] = (1 + MathF.Log(i - start)) * _idf[column];
            }
        }

        ScaleBlocks(columns, values);
        return new SparseVector(columns, values);
    }

    private static void ScaleBlocks(ReadOnlySpan<int> columns, Span<float> values)
    {
        for (var start = 0; start < columns.Length;)
        {
            var end = start + 1;
            while (end < columns.Length && Block(columns[end]) == Block(columns[start]))
            {
                end++;
            }

            SparseVector.Scale(values[start..end]);
            start = end;
        }
    }

    private static int Block(int column) => column < WordColumns ? 0 : column < FirstConcept ? 1 : 2;

    // The word is framed by spaces; one that is shorter than the group is a group itself.
    private static void AddGroups(string word, int[] columns, ref int count)
    {
        Span<char> framed = stackalloc char[Math.Min(word.Length, Hyperparameters.LongestWord) + 2];
        framed[0] = framed[^1] = ' ';
        word.AsSpan(0, framed.Length - 2).CopyTo(framed[1..]);
        for (var length = Hyperparameters.ShortestGroup; length <= Hyperparameters.LongestGroup; length++)
        {
            for (var start = 0; start == 0 || start + length <= framed.Length; start++)
            {
                var group = framed.Slice(start, Math.Min(length, framed.Length - start));
                columns[count++] = WordColumns + Column(WordHash.Of(group, WordHash.Empty ^ (ulong)length), LetterColumns);
            }

            if (framed.Length <= length)
            {
                break;
            }
        }
    }

    private static int Column(ulong hash, int columns)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 29;
        return (int)(hash & (ulong)(columns - 1));
    }
}

/// <summary>The features of a message before they are weighted: column numbers in ascending order, one for each occurrence.</summary>
internal readonly record struct RawFeatures(int[] Columns);
