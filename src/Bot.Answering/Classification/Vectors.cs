using System.Runtime.CompilerServices;

namespace Bot.Answering.Classification;

/// <summary>Arithmetic on whole rows of numbers.</summary>
internal static class Vectors
{
    /// <summary>Adds a multiple of one row to another of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(float factor, ReadOnlySpan<float> row, Span<float> target)
    {
        var whole = row.Length - (row.Length % Vector<float>.Count);
        var rows = MemoryMarshal.Cast<float, Vector<float>>(row);
        var targets = MemoryMarshal.Cast<float, Vector<float>>(target[..row.Length]);
        var factors = new Vector<float>(factor);
        for (var i = 0; i < rows.Length; i++)
        {
            targets[i] += factors * rows[i];
        }

        for (var i = whole; i < row.Length; i++)
        {
            target[i] += factor * row[i];
        }
    }

    /// <summary>The sum of the products of two rows of the same length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Dot(ReadOnlySpan<float> one, ReadOnlySpan<float> other)
    {
        var whole = one.Length - (one.Length % Vector<float>.Count);
        var ones = MemoryMarshal.Cast<float, Vector<float>>(one);
        var others = MemoryMarshal.Cast<float, Vector<float>>(other[..one.Length]);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < ones.Length; i++)
        {
            sums += ones[i] * others[i];
        }

        var sum = Vector.Sum(sums);
        for (var i = whole; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }
}
