namespace Bot.Answering.Safety;

/// <summary>
/// Tells of a message which kind of danger it shows, and how clearly: one logistic regression a kind, against the other kinds
/// and everything harmless.
/// </summary>
/// <param name="model">A class for each kind; its scores are the logarithms of the odds.</param>
internal sealed class KindClassifier(LogisticRegression model)
{
    // Kinds are many: features share columns, which costs next to nothing (see DECISIONS.md for the figures).
    private const int WordColumns = 1 << 15;
    private const int LetterColumns = 1 << 15;
    private const int ConceptColumns = 1 << 13;
    private const int Columns = WordColumns + LetterColumns + ConceptColumns;

    /// <param name="examples">All messages, harmless ones among them.</param>
    /// <param name="danger">What each of them shows.</param>
    /// <param name="count">How many kinds there are.</param>
    public static KindClassifier Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<DangerExample> danger, int count)
    {
        // Parts of harmless messages teach what no danger is, not which kind it is: learning from them too finds 2 in 100 fewer.
        List<int> whole = [.. Enumerable.Range(0, danger.Count).Where(i => danger[i].Source != ExampleSource.Part)];
        danger = whole.ConvertAll(i => danger[i]);
        var folded = whole.ConvertAll(i => new SparseVector(Array.ConvertAll(examples[i].Columns, Fold), examples[i].Values));
        var orders = LogisticTrainer.Orders(folded);
        var kinds = new LinearClassifier[count];
        Parallel.For(0, count, DangerTrainer.OneAProcessor, kind => kinds[kind] = LogisticTrainer.Train(
            folded,
            [.. danger.Select(example => example.Kind == kind)],
            Columns,
            SafetyWeights.KindCost,
            importance: [.. danger.Select(example => example.Importance * (example.Kind == kind ? SafetyWeights.KindExample : 1))],
            isBalanced: false,
            orders));

        var model = new LogisticRegression(Columns, [.. kinds.Select(kind => kind.Bias)]);
        var weights = new float[count];
        for (var column = 0; column < Columns; column++)
        {
            for (var kind = 0; kind < count; kind++)
            {
                weights[kind] = kinds[kind].Weights[column];
            }

            model.Set(column, weights);
        }

        return new KindClassifier(model);
    }

    /// <summary>How many kinds there are.</summary>
    public int Count => model.Classes;

    /// <summary>For each kind the logarithm of the odds that a message is of it.</summary>
    /// <param name="message">Its features.</param>
    /// <param name="scores">As many as there are kinds.</param>
    public void Scores(SparseVector message, Span<float> scores)
    {
        var folded = ArrayPool<int>.Shared.Rent(message.Columns.Length);
        for (var i = 0; i < message.Columns.Length; i++)
        {
            folded[i] = Fold(message.Columns[i]);
        }

        model.Scores(folded, message.Values, scores);
        ArrayPool<int>.Shared.Return(folded);
    }

    public void Write(BinaryWriter writer) => model.Write(writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static KindClassifier Read(BinaryReader reader) => new(LogisticRegression.Read(reader));

    private static int Fold(int column) => column switch
    {
        < TfIdfFeatures.WordColumns => column % WordColumns,
        >= TfIdfFeatures.FirstConcept => WordColumns + LetterColumns + (column % ConceptColumns),
        _ => WordColumns + (column % LetterColumns),
    };
}
