namespace Bot.Answering.Classification;

/// <summary>
/// Tells of a message what the known messages most like it are: the nearest of them by the cosine of words, pairs of words and
/// concepts vote, the nearer the more.
/// </summary>
/// <remarks>
/// Cover and Hart, "Nearest neighbor pattern classification", IEEE Transactions on Information Theory 13 (1967). It errs in other
/// messages than a linear classifier, which weighs each word alike wherever it stands: what a look-alike shares with danger is
/// its words, not its neighbours. The figures are in DECISIONS.md.
/// </remarks>
internal sealed class NearestExamples
{
    private const float Steps = byte.MaxValue;

    /// <summary>Likeness of the examples to the message at hand; all 0 in between.</summary>
    [ThreadStatic]
    private static float[]? _likeness;

    private readonly int[] _classes;

    /// <summary>For each column where its examples begin in <see cref="_examples"/>; one more at the end.</summary>
    private readonly int[] _starts;

    private readonly int[] _examples;

    /// <summary>Values of the columns in the examples, in steps.</summary>
    private readonly byte[] _values;

    private readonly int[] _counts;

    private NearestExamples(int[] classes, int[] starts, int[] examples, byte[] values)
    {
        (_classes, _starts, _examples, _values) = (classes, starts, examples, values);
        _counts = new int[classes.DefaultIfEmpty(-1).Max() + 1];
        foreach (var number in classes)
        {
            _counts[number]++;
        }
    }

    /// <summary>Keeps the examples by their columns.</summary>
    /// <param name="examples">Features; those of letter groups are not looked at.</param>
    /// <param name="classes">Of the examples, from 0.</param>
    public static NearestExamples Of(IReadOnlyList<SparseVector> examples, int[] classes)
    {
        var starts = new int[TfIdfFeatures.WordColumns + TfIdfFeatures.ConceptColumns + 1];
        foreach (var column in examples.SelectMany(example => example.Columns).Where(IsRead))
        {
            starts[Column(column) + 1]++;
        }

        // What so many have in common takes most of the time and tells little.
        var most = Math.Max(Hyperparameters.FewestCompared, (int)(Hyperparameters.MostCompared * examples.Count));
        var isCommon = Array.ConvertAll(starts, count => count > most);
        for (var column = 1; column < starts.Length; column++)
        {
            starts[column] = starts[column - 1] + (isCommon[column] ? 0 : starts[column]);
        }

        var numbers = new int[starts[^1]];
        var values = new byte[starts[^1]];
        var next = starts[..^1];
        foreach (var (number, example) in examples.Index())
        {
            for (var i = 0; i < example.Columns.Length; i++)
            {
                if (IsRead(example.Columns[i]) && !isCommon[Column(example.Columns[i]) + 1])
                {
                    var place = next[Column(example.Columns[i])]++;
                    numbers[place] = number;
                    values[place] = (byte)Math.Max(1, MathF.Round(Steps * example.Values[i]));
                }
            }
        }

        return new NearestExamples(classes, starts, numbers, values);
    }

    public int CountOf(int number) => number < _counts.Length ? _counts[number] : 0;

    /// <summary>Lets the neighbours of a message vote.</summary>
    /// <param name="concepts">Weight of concepts beside words.</param>
    /// <param name="votes">The votes are added to it, by class: likeness to the third power, each at most 1.</param>
    public void Vote(SparseVector message, float concepts, Span<float> votes)
    {
        // Most parts of messages are like few examples: what was written is taken back, not all that could have been.
        var likeness = _likeness is { } kept && kept.Length >= _classes.Length ? kept : _likeness = new float[_classes.Length];
        var found = ArrayPool<int>.Shared.Rent(_classes.Length);
        var count = 0;
        for (var i = 0; i < message.Columns.Length; i++)
        {
            var weight = message.Columns[i] < TfIdfFeatures.WordColumns ? 1 : concepts;
            if (weight > 0 && IsRead(message.Columns[i]))
            {
                Add(Column(message.Columns[i]), weight * message.Values[i] / Steps, likeness, found, ref count);
            }
        }

        Count(likeness, found.AsSpan(0, count), votes);
        foreach (var example in found.AsSpan(0, count))
        {
            likeness[example] = 0;
        }

        ArrayPool<int>.Shared.Return(found);
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(_classes);
        writer.WriteArray<int>(_starts);
        writer.WriteArray<int>(_examples);
        writer.WriteArray<byte>(_values);
    }

    public static NearestExamples Read(BinaryReader reader) =>
        new(reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<int>(), reader.ReadArray<byte>());

    private void Add(int column, float value, float[] likeness, int[] found, ref int count)
    {
        var (start, length) = (_starts[column], _starts[column + 1] - _starts[column]);
        var examples = _examples.AsSpan(start, length);
        var values = _values.AsSpan(start, length);
        for (var i = 0; i < examples.Length; i++)
        {
            ref var like = ref likeness[examples[i]];
            if (like == 0)
            {
                found[count++] = examples[i];
            }

            like += value * values[i];
        }
    }

    private void Count(float[] likeness, ReadOnlySpan<int> found, Span<float> votes)
    {
        // The nearest, the least near of them first.
        Span<float> nearest = stackalloc float[Hyperparameters.Neighbours];
        Span<int> voters = stackalloc int[Hyperparameters.Neighbours];
        var count = 0;
        var least = 0f;
        foreach (var number in found)
        {
            var like = likeness[number];
            if (like <= least)
            {
                continue;
            }

            // Among those kept so far, or in place of the least near.
            var place = count < Hyperparameters.Neighbours ? count++ : 0;
            for (; place > 0 && nearest[place - 1] > like; place--)
            {
                (nearest[place], voters[place]) = (nearest[place - 1], voters[place - 1]);
            }

            for (; place + 1 < count && nearest[place + 1] < like; place++)
            {
                (nearest[place], voters[place]) = (nearest[place + 1], voters[place + 1]);
            }

            (nearest[place], voters[place]) = (like, number);
            least = count == Hyperparameters.Neighbours ? nearest[0] : 0;
        }

        for (var i = 0; i < count; i++)
        {
            votes[_classes[voters[i]]] += nearest[i] * nearest[i] * nearest[i];
        }
    }

    private static bool IsRead(int column) => column is < TfIdfFeatures.WordColumns or >= TfIdfFeatures.FirstConcept;

    private static int Column(int column) => column < TfIdfFeatures.WordColumns ? column : column - TfIdfFeatures.LetterColumns;
}
