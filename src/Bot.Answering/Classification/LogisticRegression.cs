using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Answering.Classification;

/// <summary>
/// Multinomial logistic regression over sparse features, trained by AdaGrad in a fixed order, so that the same
/// knowledge always gives the same model.
/// </summary>
/// <remarks>
/// Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 12 (2011). Weights of one feature for all classes lie
/// side by side (padded to the vector width), so that a feature is added to all scores in a few instructions.
/// </remarks>
internal sealed class LogisticRegression
{
    private readonly int _columns;
    private readonly int _stride;
    private readonly float[] _weights;
    private readonly float[] _bias;

    private LogisticRegression(int classes, int columns)
    {
        Classes = classes;
        _columns = columns;
        _stride = (classes + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _weights = new float[(long)columns * _stride];
        _bias = new float[_stride];
    }

    public int Classes { get; }

    /// <summary>Fits a model to labelled examples.</summary>
    /// <param name="examples">Features of each example; columns below <paramref name="columns"/>.</param>
    /// <param name="labels">Class of each example, from 0.</param>
    /// <param name="importance">Weight of each class's examples in the loss.</param>
    /// <param name="columns">Number of features.</param>
    /// <param name="options">Passes over the data, step and shrinkage.</param>
    public static LogisticRegression Train(
        IReadOnlyList<SparseVector> examples, IReadOnlyList<int> labels, float[] importance, int columns, TrainingOptions options)
    {
        var model = new LogisticRegression(importance.Length, columns);
        var gradientSquares = new float[model._weights.Length];
        var biasSquares = new float[model._stride];
        var errors = new float[model._stride];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(options.Seed);
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                model.Score(examples[i], errors);
                Softmax(errors.AsSpan(0, model.Classes));
                errors[labels[i]] -= 1;
                for (var c = 0; c < model.Classes; c++)
                {
                    errors[c] *= importance[labels[i]];
                }

                model.Step(examples[i], errors, gradientSquares, biasSquares, options);
            }
        }

        return model;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static LogisticRegression Read(BinaryReader reader)
    {
        var model = new LogisticRegression(reader.ReadInt32(), reader.ReadInt32());
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model._bias.AsSpan(0, model.Classes)));
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model.Weights(reader.ReadInt32())));
        }

        return model;
    }

    /// <summary>Writes the model; features that no example of its own has shown, and their zeros, are left out.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(_columns);
        writer.Write(MemoryMarshal.AsBytes(_bias.AsSpan(0, Classes)));
        List<int> known = [.. Enumerable.Range(0, _columns).Where(column => Weights(column).ContainsAnyExcept(0f))];
        writer.Write(known.Count);
        foreach (var column in known)
        {
            writer.Write(column);
            writer.Write(MemoryMarshal.AsBytes(Weights(column)));
        }
    }

    /// <summary>Writes the probability of each class.</summary>
    public void Predict(SparseVector example, Span<float> probabilities)
    {
        Span<float> scores = stackalloc float[_stride];
        Score(example, scores);
        scores[..Classes].CopyTo(probabilities);
        Softmax(probabilities[..Classes]);
    }

    private static void Softmax(Span<float> scores)
    {
        var highest = float.MinValue;
        foreach (var score in scores)
        {
            highest = Math.Max(highest, score);
        }

        var sum = 0f;
        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] = MathF.Exp(scores[c] - highest);
            sum += scores[c];
        }

        for (var c = 0; c < scores.Length; c++)
        {
            scores[c] /= sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Score(SparseVector example, Span<float> scores)
    {
        _bias.CopyTo(scores);
        var target = MemoryMarshal.Cast<float, Vector<float>>(scores);
        for (var f = 0; f < example.Columns.Length; f++)
        {
            // Columns that other classifiers' examples brought in later mean nothing here.
            if (example.Columns[f] >= _columns)
            {
                break;
            }

            var value = new Vector<float>(example.Values[f]);
            var row = Row(_weights, example.Columns[f]);
            for (var v = 0; v < target.Length; v++)
            {
                target[v] += value * row[v];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(SparseVector example, float[] errors, float[] squares, float[] biasSquares, TrainingOptions options)
    {
        var error = MemoryMarshal.Cast<float, Vector<float>>(errors.AsSpan());
        var rate = new Vector<float>(options.LearningRate);
        var shrink = new Vector<float>(options.Shrinkage);
        var floor = new Vector<float>(1e-8f);
        for (var f = 0; f < example.Columns.Length; f++)
        {
            var value = new Vector<float>(example.Values[f]);
            var weight = Row(_weights, example.Columns[f]);
            var square = Row(squares, example.Columns[f]);
            for (var v = 0; v < error.Length; v++)
            {
                var gradient = (error[v] * value) + (weight[v] * shrink);
                square[v] += gradient * gradient;
                weight[v] -= rate * gradient / Vector.SquareRoot(square[v] + floor);
            }
        }

        for (var c = 0; c < Classes; c++)
        {
            biasSquares[c] += errors[c] * errors[c];
            _bias[c] -= options.LearningRate * errors[c] / MathF.Sqrt(biasSquares[c] + 1e-8f);
        }
    }

    private Span<float> Weights(int column) => _weights.AsSpan(column * _stride, Classes);

    private Span<Vector<float>> Row(float[] matrix, int column) =>
        MemoryMarshal.Cast<float, Vector<float>>(matrix.AsSpan(column * _stride, _stride));
}
