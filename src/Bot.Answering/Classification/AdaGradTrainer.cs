using System.Runtime.CompilerServices;

namespace Bot.Answering.Classification;

/// <summary>
/// Fits multinomial logistic regression over sparse features by AdaGrad in a fixed order, so that the same knowledge
/// always gives the same model.
/// </summary>
/// <remarks>
/// Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 12 (2011). Weights of one feature for all classes lie
/// side by side (padded to the vector width), so that a feature is added to all scores in a few instructions.
/// </remarks>
internal sealed class AdaGradTrainer
{
    private readonly int _classes;
    private readonly int _stride;
    private readonly float[] _weights;
    private readonly float[] _bias;
    private readonly float[] _squares;
    private readonly float[] _biasSquares;

    private AdaGradTrainer(int classes, int columns)
    {
        _classes = classes;
        _stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[(long)columns * _stride];
        _squares = new float[_weights.Length];
        _bias = new float[_stride];
        _biasSquares = new float[_stride];
    }

    /// <param name="examples">Features of each example; columns below <paramref name="columns"/>.</param>
    /// <param name="labels">Class of each example, from 0.</param>
    /// <param name="importance">Weight of each class's examples in the loss.</param>
    public static LogisticRegression Train(
        IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, float[] importance, int columns)
    {
        var trainer = new AdaGradTrainer(importance.Length, columns);
        var errors = new float[trainer._stride];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(Hyperparameters.Seed);
        for (var epoch = 0; epoch < Hyperparameters.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                trainer.Score(examples[i], errors);
                LogisticRegression.Softmax(errors.AsSpan(0, importance.Length));
                errors[labels[i]] -= 1;
                for (var c = 0; c < importance.Length; c++)
                {
                    errors[c] *= importance[labels[i]];
                }

                trainer.Step(examples[i], errors);
            }
        }

        return trainer.Model(columns);
    }

    private LogisticRegression Model(int columns)
    {
        var model = new LogisticRegression(columns, _bias.AsSpan(0, _classes));
        for (var column = 0; column < columns; column++)
        {
            model.Set(column, _weights.AsSpan(column * _stride, _classes));
        }

        return model;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(SparseVector example, Span<float> scores)
    {
        _bias.CopyTo(scores);
        var target = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var f = 0; f < example.Columns.Length; f++)
        {
            var value = new Vector<float>(example.Values[f]);
            var row = Row(_weights, example.Columns[f]);
            for (var v = 0; v < target.Length; v++)
            {
                target[v] += value * row[v];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(SparseVector example, float[] errors)
    {
        var error = MemoryMarshal.Cast<float, Vector<float>>(errors.AsSpan());
        var rate = new Vector<float>(Hyperparameters.LearningRate);
        var shrink = new Vector<float>(Hyperparameters.Shrinkage);
        var floor = new Vector<float>(1e-8f);
        for (var f = 0; f < example.Columns.Length; f++)
        {
            var value = new Vector<float>(example.Values[f]);
            var weight = Row(_weights, example.Columns[f]);
            var square = Row(_squares, example.Columns[f]);
            for (var v = 0; v < error.Length; v++)
            {
                var gradient = (error[v] * value) + (weight[v] * shrink);
                square[v] += gradient * gradient;
                weight[v] -= rate * gradient / Vector.SquareRoot(square[v] + floor);
            }
        }

        for (var c = 0; c < _classes; c++)
        {
            _biasSquares[c] += errors[c] * errors[c];
            _bias[c] -= Hyperparameters.LearningRate * errors[c] / MathF.Sqrt(_biasSquares[c] + 1e-8f);
        }
    }

    private Span<Vector<float>> Row(float[] matrix, int column) =>
        MemoryMarshal.Cast<float, Vector<float>>(matrix.AsSpan(column * _stride, _stride));
}
