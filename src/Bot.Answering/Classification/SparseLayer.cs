using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Bot.Answering.Classification;

/// <summary>A linear layer over sparse features, as <see cref="NetworkTrainer"/> has fitted it.</summary>
/// <remarks>
/// A weight is kept in one byte, as so many 127ths of the largest one of its feature: the layer then takes a quarter of
/// the memory. Weights of one feature for all outputs lie side by side, so that a feature is added to all of them in a few
/// instructions.
/// </remarks>
internal sealed class SparseLayer
{
    private readonly float[] _bias;

    /// <summary>By feature: what one step of its weights stands for; 0 when all of them are 0.</summary>
    private readonly float[] _steps;

    private readonly sbyte[] _weights;

    /// <summary>A layer that knows the features' number and no weight yet.</summary>
    /// <param name="columns">How many features there are.</param>
    /// <param name="bias">Of each output; as many as a whole number of vectors holds.</param>
    public SparseLayer(int columns, float[] bias)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bias.Length % Vector256<float>.Count, 0);
        _bias = bias;
        _steps = new float[columns];
        _weights = new sbyte[(long)columns * bias.Length];
    }

    public int Outputs => _bias.Length;

    /// <summary>Takes a feature's weights for all outputs.</summary>
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
        for (var i = 0; i < weights.Length; i++)
        {
            row[i] = (sbyte)MathF.Round(weights[i] / _steps[column]);
        }
    }

    public static SparseLayer Read(BinaryReader reader)
    {
        var bias = reader.ReadArray<float>();
        var steps = reader.ReadArray<float>();
        var layer = new SparseLayer(steps.Length, bias);
        steps.CopyTo(layer._steps);
        for (var column = 0; column < steps.Length; column++)
        {
            if (steps[column] != 0)
            {
                reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(layer.Weights(column)));
            }
        }

        return layer;
    }

    /// <summary>Writes the layer; features without weight, and their zeros, are left out.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<float>(_bias);
        writer.WriteArray<float>(_steps);
        for (var column = 0; column < _steps.Length; column++)
        {
            if (_steps[column] != 0)
            {
                writer.Write(MemoryMarshal.AsBytes(Weights(column)));
            }
        }
    }

    /// <summary>What the layer makes of a message.</summary>
    /// <param name="message">Its features; columns that the layer does not know mean nothing.</param>
    /// <param name="outputs">Receives it.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(SparseVector message, Span<float> outputs)
    {
        _bias.CopyTo(outputs);
        var target = MemoryMarshal.Cast<float, Vector256<float>>(outputs[.._bias.Length]);
        for (var f = 0; f < message.Columns.Length; f++)
        {
            var column = message.Columns[f];
            if (column >= _steps.Length || _steps[column] == 0)
            {
                continue;
            }

            var value = Vector256.Create(message.Values[f] * _steps[column]);
            var row = MemoryMarshal.Cast<sbyte, ulong>(Weights(column));
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

    private Span<sbyte> Weights(int column) => _weights.AsSpan(column * _bias.Length, _bias.Length);
}
