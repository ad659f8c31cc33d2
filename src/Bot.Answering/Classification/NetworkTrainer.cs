namespace Bot.Answering.Classification;

/// <summary>
/// Fits a <see cref="MessageNetwork"/> by AdaGrad with dropout, in a fixed order and from fixed random numbers, so that the same
/// knowledge always gives the same network.
/// </summary>
/// <remarks>
/// Duchi, Hazan and Singer, "Adaptive Subgradient Methods", JMLR 12 (2011), with one rate for all weights of a row; Srivastava et al.,
/// "Dropout", JMLR 15 (2014).
/// </remarks>
internal static class NetworkTrainer
{
    /// <param name="examples">Features of each example; columns below <paramref name="columns"/>.</param>
    /// <param name="targets">What each of them is.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="passes">How often each network learns from each example.</param>
    public static MessageNetwork Train(IReadOnlyList<SparseVector> examples, IReadOnlyList<Target> targets, int classes, int columns, int passes)
    {
        var orders = LogisticTrainer.Orders(examples);
        var isRead = Array.ConvertAll(Counts(examples, columns), count => count >= Hyperparameters.FewestWithFeature);
        var networks = new Network[Hyperparameters.Networks];
        Parallel.For(0, networks.Length, DangerTrainer.OneAProcessor, number =>
        {
            networks[number] = new Network(number, isRead, classes);
            for (var pass = 0; pass < passes; pass++)
            {
                foreach (var i in orders[((number * passes) + pass) % orders.Length])
                {
                    networks[number].Learn(examples[i], targets[i], pass);
                }
            }
        });

        var hidden = new SparseLayer(columns, [.. networks.SelectMany(network => network.UnitBias)]);
        foreach (var (column, _) in isRead.Index().Where(item => item.Item))
        {
            hidden.Set(column, [.. networks.SelectMany(network => network.UnitsOf(column))]);
        }

        return new MessageNetwork(hidden, [.. networks.SelectMany(network => network.Weights)], [.. networks.SelectMany(network => network.Bias)]);
    }

    private static int[] Counts(IReadOnlyList<SparseVector> examples, int columns)
    {
        var counts = new int[columns];
        foreach (var column in examples.SelectMany(example => example.Columns))
        {
            counts[column]++;
        }

        return counts;
    }

    private sealed class Network
    {
        private const int Units = Hyperparameters.Units;
        private readonly bool[] _isRead;
        private readonly float[] _unitWeights;
        private readonly float[] _unitSquares;
        private readonly float[] _squares;
        private readonly int[] _kept = new int[Hyperparameters.MostFeatures];
        private readonly float[] _units = new float[Units];
        private readonly float[] _unitErrors = new float[Units];
        private readonly float[] _errors;
        private readonly ulong _seed;
        private float _unitBiasSquares;
        private float _biasSquares;
        private ulong _random;

        public Network(int number, bool[] isRead, int classes)
        {
            _isRead = isRead;
            _random = _seed = Mix((ulong)(number + 1));
            (_unitWeights, _unitSquares, UnitBias) = (new float[isRead.Length * Units], new float[isRead.Length], new float[Units]);
            (Weights, _squares, Bias, _errors) = (new float[Units * classes], new float[Units], new float[classes], new float[classes]);
            for (var column = 0; column < isRead.Length; column++)
            {
                var seed = _seed ^ Mix((ulong)column);
                for (var unit = 0; isRead[column] && unit < Units; unit++)
                {
                    _unitWeights[(column * Units) + unit] = Hyperparameters.FirstWeights * ((2 * Share(Mix(seed + (ulong)unit))) - 1);
                }
            }

            foreach (ref var weight in Weights.AsSpan())
            {
                weight = Hyperparameters.FirstWeights * ((2 * Random()) - 1);
            }
        }

        public float[] UnitBias { get; }

        public float[] Weights { get; }

        public float[] Bias { get; }

        public ArraySegment<float> UnitsOf(int column) => new(_unitWeights, column * Units, Units);

        // Random numbers go by what a feature and an example are: one more example leaves those of all others as they are.
        public void Learn(SparseVector example, Target target, int pass)
        {
            _random = _seed ^ Mix(((ulong)pass << 32) | LogisticTrainer.Hash(example.Columns));
            var kept = Keep(example.Columns);
            UnitBias.CopyTo(_units);
            foreach (var i in kept)
            {
                Vectors.Add(example.Values[i] / (1 - Hyperparameters.FeatureDropout), UnitsOf(example.Columns[i]), _units);
            }

            Bias.CopyTo(_errors);
            for (var unit = 0; unit < Units; unit++)
            {
                _units[unit] = _units[unit] > 0 && Random() >= Hyperparameters.UnitDropout ? _units[unit] / (1 - Hyperparameters.UnitDropout) : 0;
                if (_units[unit] > 0)
                {
                    Vectors.Add(_units[unit], WeightsOf(unit), _errors);
                }
            }

            ToErrors(target);
            var square = Vectors.Dot(_errors, _errors) / _errors.Length;
            for (var unit = 0; unit < Units; unit++)
            {
                _unitErrors[unit] = _units[unit] > 0 ? Vectors.Dot(_errors, WeightsOf(unit)) / (1 - Hyperparameters.UnitDropout) : 0;
                if (_units[unit] > 0)
                {
                    Step(_units[unit], _errors, square, WeightsOf(unit), ref _squares[unit]);
                }
            }

            Step(1, _errors, square, Bias, ref _biasSquares);
            square = Vectors.Dot(_unitErrors, _unitErrors) / Units;
            Step(1, _unitErrors, square, UnitBias, ref _unitBiasSquares);
            foreach (var i in kept)
            {
                var column = example.Columns[i];
                Step(example.Values[i] / (1 - Hyperparameters.FeatureDropout), _unitErrors, square, UnitsOf(column), ref _unitSquares[column]);
            }
        }

        // Places of the features that are learned from this time.
        private ReadOnlySpan<int> Keep(int[] columns)
        {
            var count = 0;
            for (var i = 0; i < columns.Length && count < _kept.Length; i++)
            {
                if (_isRead[columns[i]] && Random() >= Hyperparameters.FeatureDropout)
                {
                    _kept[count++] = i;
                }
            }

            return _kept.AsSpan(0, count);
        }

        // From scores to what the loss, the logarithm of the probability of the target, changes by with each of them.
        private void ToErrors(Target target)
        {
            var all = MessageNetwork.LogSum(_errors);
            var wanted = MessageNetwork.LogSum(_errors.AsSpan(target.First, target.Count));
            for (var i = 0; i < _errors.Length; i++)
            {
                var isWanted = i >= target.First && i < target.First + target.Count;
                _errors[i] = target.Importance * (MathF.Exp(_errors[i] - all) - (isWanted ? MathF.Exp(_errors[i] - wanted) : 0));
            }
        }

        private Span<float> WeightsOf(int unit) => Weights.AsSpan(unit * Bias.Length, Bias.Length);

        // AdaGrad: the larger the errors of a row have been, the shorter its steps.
        private static void Step(float input, ReadOnlySpan<float> errors, float square, Span<float> row, ref float squares)
        {
            squares += input * input * square;
            Vectors.Add(-Hyperparameters.LearningRate * input / MathF.Sqrt(squares + 1e-8f), errors, row);
        }

        private float Random() => Share(Mix(_random += 0x9E3779B97F4A7C15));

        // From 0 to 1.
        private static float Share(ulong random) => (random >> 40) * (1f / (1 << 24));

        // SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
        private static ulong Mix(ulong value)
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}

/// <summary>What an example is: one of some classes that stand side by side, mostly of one alone.</summary>
/// <param name="First">The first of them.</param>
/// <param name="Importance">Weight of the example in the loss.</param>
/// <param name="Count">How many they are.</param>
internal readonly record struct Target(int First, float Importance, int Count = 1);
