using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bot.Answering.Classification;

/// <summary>Multinomial logistic regression over sparse features: what <see cref="AdaGradTrainer"/> has fitted.</summary>
/// <remarks>
/// A weight is kept in one byte, as so many 127ths of the largest one of its feature: the models then take a quarter of
/// the memory, and cross-validation finds no figure changed. Weights of one feature for all classes lie side by side
/// (padded to the vector width), so that a feature is added to all scores in a few instructions.
/// </remarks>
internal sealed class LogisticRegression
{
    private readonly int _stride;
    private readonly float[] _bias;

    /// <summary>By feature: what one step of its weights stands for; 0 when all of them are 0.</summary>
    private readonly float[] _steps;

    private readonly sbyte[] _weights;

    /// <summary>A model that knows the features' number and no weight yet.</summary>
    public LogisticRegression(int columns, ReadOnlySpan<float> bias)
    {
        Classes = bias.Length;
        _stride = (Classes + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        _bias = new float[_stride];
        bias.CopyTo(_bias);
        _steps = new float[columns];
        _weights = new sbyte[(long)columns * _stride];
    }

    public int Classes { get; }

    /// <summary>Takes a feature's weights for all classes.</summary>
    public void Set(int column, ReadOnlySpan<float> weights)
    {
        var largest = 0f;
        foreach (var weight in weights)
        {
            largest = Math.Max(largest, Math.Abs(weight));
        }

        if (largest == 0)
        {
            return;
        }

        _steps[column] = largest / sbyte.MaxValue;
        var row = Weights(column);
        for (var c = 0; c < weights.Length; c++)
        {
            row[c] = (sbyte)MathF.Round(weights[c] / _steps[column]);
        }
    }

    public static LogisticRegression Read(BinaryReader reader)
    {
        var bias = new float[reader.ReadInt32()];
        var columns = reader.ReadInt32();
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        var model = new LogisticRegression(columns, bias);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model._steps.AsSpan()));
        for (var column = 0; column < columns; column++)
        {
            if (model._steps[column] != 0)
            {
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(model.Weights(column)));
            }
        }

        return model;
    }

    /// <summary>Writes the model; features that no example of its own has shown, and their zeros, are left out.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(_steps.Length);
        writer.Write(MemoryMarshal.AsBytes(_bias.AsSpan(0, Classes)));
        writer.Write(MemoryMarshal.AsBytes(_steps.AsSpan()));
        for (var column = 0; column < _steps.Length; column++)
        {
            if (_steps[column] != 0)
            {
                writer.Write(MemoryMarshal.AsBytes(Weights(column)));
            }
        }
    }

    public void Predict(SparseVector example, Span<float> probabilities)
    {
        Span<float> scores = stackalloc float[_stride];
        Score(example.Columns, example.Values, scores);
        scores[..Classes].CopyTo(probabilities);
        Softmax(probabilities[..Classes]);
    }

    /// <param name="columns">Of the features; longer than <paramref name="values"/> or not, those beyond are not read.</param>
    public void Scores(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> scores)
    {
        Span<float> padded = stackalloc float[_stride];
        Score(columns, values, padded);
        padded[..Classes].CopyTo(scores);
    }

    public static void Softmax(Span<float> scores)
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
    private void Score(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> scores)
    {
        _bias.CopyTo(scores);
        var target = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        for (var f = 0; f < values.Length; f++)
        {
            // Columns that other classifiers' examples brought in later mean nothing here.
            var column = columns[f];
            if (column >= _steps.Length || _steps[column] == 0)
            {
                continue;
            }

            var value = Vector256.Create(values[f] * _steps[column]);
            var row = MemoryMarshal.Cast<sbyte, ulong>(_weights.AsSpan(column * _stride, _stride));
            for (var v = 0; v < target.Length; v++)
            {
                target[v] += value * Widen(row[v]);
            }
        }
    }

    // Eight weights of a byte each.
    private static Vector256<float> Widen(ulong weights)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalarUnsafe(weights).AsSByte());
        return Vector256.ConvertToSingle(Vector256.WidenLower(shorts.ToVector256Unsafe()));
    }

    private Span<sbyte> Weights(int column) => _weights.AsSpan(column * _stride, Classes);
}
