namespace Bot.Answering.Classification;

/// <summary>
/// Tells classes of messages apart: small neural networks, each with one hidden layer of rectified units and a softmax, whose
/// logarithms of probabilities are averaged.
/// </summary>
/// <remarks>
/// What words mean together is learned once for all classes, as in Joulin et al., "Bag of Tricks for Efficient Text
/// Classification", EACL 2017; that several networks err in different messages, in Hansen and Salamon, "Neural network ensembles",
/// IEEE Transactions on Pattern Analysis and Machine Intelligence 12 (1990). The figures are in DECISIONS.md.
/// </remarks>
/// <param name="hidden">The hidden units of all networks side by side.</param>
/// <param name="weights">Of each of them for the classes, side by side.</param>
/// <param name="bias">Of the classes, network by network.</param>
internal sealed class MessageNetwork(SparseLayer hidden, float[] weights, float[] bias)
{
    /// <summary>How many classes are told apart.</summary>
    public int Classes { get; } = weights.Length / hidden.Outputs;

    private int Networks => bias.Length / Classes;

    /// <summary>For each class the logarithm of the probability that a message is of it, up to one sum for all.</summary>
    /// <param name="message">Its features.</param>
    /// <param name="scores">Receives them; as many as there are classes.</param>
    public void Score(SparseVector message, Span<float> scores)
    {
        Span<float> units = stackalloc float[hidden.Outputs];
        Span<float> ofNetwork = stackalloc float[Classes];
        hidden.Apply(message, units);
        scores.Clear();
        var shift = 0f;
        var each = hidden.Outputs / Networks;
        for (var network = 0; network < Networks; network++)
        {
            bias.AsSpan(network * Classes, Classes).CopyTo(ofNetwork);
            for (var unit = network * each; unit < (network + 1) * each; unit++)
            {
                if (units[unit] > 0)
                {
                    Vectors.Add(units[unit], weights.AsSpan(unit * Classes, Classes), ofNetwork);
                }
            }

            // The sum of each network's probabilities is one, so that none outvotes the others by its scale.
            Vectors.Add(1f / Networks, ofNetwork, scores);
            shift += LogSum(ofNetwork) / Networks;
        }

        foreach (ref var score in scores)
        {
            score -= shift;
        }
    }

    /// <summary>The logarithm of a sum of which the logarithms of the summands are known.</summary>
    public static float LogSum(ReadOnlySpan<float> logarithms)
    {
        var highest = float.MinValue;
        foreach (var logarithm in logarithms)
        {
            highest = Math.Max(highest, logarithm);
        }

        var sum = 0f;
        foreach (var logarithm in logarithms)
        {
            sum += MathF.Exp(logarithm - highest);
        }

        return highest + MathF.Log(sum);
    }

    public static MessageNetwork Read(BinaryReader reader) => new(SparseLayer.Read(reader), reader.ReadArray<float>(), reader.ReadArray<float>());

    public void Write(BinaryWriter writer)
    {
        hidden.Write(writer);
        writer.WriteArray<float>(weights);
        writer.WriteArray<float>(bias);
    }
}
