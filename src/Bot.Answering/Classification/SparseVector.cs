namespace Bot.Answering.Classification;

/// <summary>The features of one message: column numbers and their values, Euclidean length 1.</summary>
internal readonly record struct SparseVector(int[] Columns, float[] Values)
{
    /// <summary>What a linear model makes of it: the logarithm of the odds.</summary>
    public float Score(ReadOnlySpan<float> weights, float bias)
    {
        var score = bias;
        for (var i = 0; i < Columns.Length; i++)
        {
            score += weights[Columns[i]] * Values[i];
        }

        return score;
    }

    /// <summary>Divides values so that their Euclidean length is 1; values that are all 0 stay so.</summary>
    public static void Scale(Span<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value * value;
        }

        var length = Math.Max(MathF.Sqrt(sum), 1e-6f);
        foreach (ref var value in values)
        {
            value /= length;
        }
    }
}
