namespace Bot.Answering.Classification;

/// <summary>
/// Fits binary logistic regression with an L2 penalty by coordinate descent on its dual, in a fixed order, so that the same
/// knowledge always gives the same model.
/// </summary>
/// <remarks>
/// Yu, Huang and Lin, "Dual coordinate descent methods for logistic regression and maximum entropy models", Machine
/// Learning 85 (2011). Each step solves its one-variable problem by Newton's method in the variable's logit, where it is
/// smooth and monotone.
/// </remarks>
internal static class LogisticTrainer
{
    /// <param name="examples">Features of each example; columns below <paramref name="columns"/>.</param>
    /// <param name="importance">Weight of each example within its class; null: all the same.</param>
    public static LinearClassifier Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<bool> isOfClass, int columns, IReadOnlyList<float>? importance = null)
    {
        var count = examples.Count;
        var bounds = Bounds(isOfClass, importance);
        var weights = new float[columns];
        var bias = 0f;
        var squares = new float[count];
        var alphas = new float[count];
        for (var i = 0; i < count; i++)
        {
            squares[i] = 1;
            foreach (var value in examples[i].Values)
            {
                squares[i] += value * value;
            }

            // Strictly inside its bounds, as the logarithms of the dual ask for.
            alphas[i] = 0.001f * bounds[i];
            Add(examples[i], Sign(isOfClass[i]) * alphas[i], weights, ref bias);
        }

        var resting = new int[count];
        var rests = new int[count];
        foreach (var (pass, order) in Orders(examples).Index())
        {
            foreach (var i in order)
            {
                if (resting[i] > pass)
                {
                    continue;
                }

                var sign = Sign(isOfClass[i]);
                var alpha = Solve(alphas[i], bounds[i], squares[i], sign * examples[i].Score(weights, bias));
                Add(examples[i], sign * (alpha - alphas[i]), weights, ref bias);
                rests[i] = Math.Abs(alpha - alphas[i]) < Hyperparameters.HardlyAny * bounds[i] ? Math.Max(Hyperparameters.Rest, 2 * rests[i]) : 0;
                resting[i] = pass + 1 + rests[i];
                alphas[i] = alpha;
            }
        }

        return new LinearClassifier(weights, bias);
    }

    /// <summary>The order of the examples in each pass.</summary>
    /// <remarks>It goes by what the examples are: one more leaves the order of all others as it is, and moves what is learned no further than it must.</remarks>
    public static int[][] Orders(IReadOnlyList<SparseVector> examples)
    {
        var hashes = new uint[examples.Count];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = Hash(examples[i].Columns);
        }

        var orders = new int[Hyperparameters.DualPasses][];
        for (var pass = 0; pass < Hyperparameters.DualPasses; pass++)
        {
            var salt = (uint)(pass + 1) * 0x9E3779B9u;
            orders[pass] = [.. Enumerable.Range(0, hashes.Length)];
            Array.Sort(Array.ConvertAll(hashes, hash => Mix(hash ^ salt)), orders[pass]);
        }

        return orders;
    }

    /// <summary>What tells an example from others: FNV-1a over its columns.</summary>
    public static uint Hash(int[] columns)
    {
        var hash = 0x811C9DC5u;
        foreach (var column in columns)
        {
            hash = (hash ^ (uint)column) * 0x01000193u;
        }

        return hash;
    }

    // The finalizer of MurmurHash3: each bit of the input moves each of the output.
    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85EBCA6Bu;
        hash = (hash ^ (hash >> 13)) * 0xC2B2AE35u;
        return hash ^ (hash >> 16);
    }

    // Both classes weigh the same together, however many examples each has.
    private static float[] Bounds(IReadOnlyList<bool> isOfClass, IReadOnlyList<float>? importance)
    {
        var sums = new float[2];
        for (var i = 0; i < isOfClass.Count; i++)
        {
            sums[isOfClass[i] ? 1 : 0] += importance?[i] ?? 1;
        }

        var bounds = new float[isOfClass.Count];
        for (var i = 0; i < bounds.Length; i++)
        {
            bounds[i] = Hyperparameters.Cost * (importance?[i] ?? 1) * (sums[0] + sums[1]) / (2 * sums[isOfClass[i] ? 1 : 0]);
        }

        return bounds;
    }

    // The variable z in (0, bound) where square * (z - alpha) + margin + log(z / (bound - z)) is zero, by its logit.
    private static float Solve(float alpha, float bound, float square, float margin)
    {
        var logit = MathF.Log(alpha / (bound - alpha));
        for (var step = 0; step < Hyperparameters.NewtonSteps; step++)
        {
            var share = 1 / (1 + MathF.Exp(-logit));
            var slope = 1 + (square * bound * share * (1 - share));
            logit -= ((square * ((bound * share) - alpha)) + margin + logit) / slope;
        }

        return Math.Clamp(bound / (1 + MathF.Exp(-logit)), 1e-6f * bound, (1 - 1e-6f) * bound);
    }

    private static float Sign(bool isOfClass) => isOfClass ? 1 : -1;

    private static void Add(SparseVector example, float amount, float[] weights, ref float bias)
    {
        bias += amount;
        for (var i = 0; i < example.Columns.Length; i++)
        {
            weights[example.Columns[i]] += amount * example.Values[i];
        }
    }
}
