namespace Bot.Answering.Classification;

/// <summary>Binary logistic regression: a weight for each column, and a bias.</summary>
internal sealed class LinearClassifier(float[] weights, float bias)
{
    /// <summary>The probability that the message is of the class.</summary>
    public float Probability(SparseVector message) => 1 / (1 + MathF.Exp(-Score(message)));

    /// <summary>The logarithm of the odds that it is.</summary>
    public float Score(SparseVector message) => message.Score(weights, bias);

    public void Write(BinaryWriter writer)
    {
        writer.Write(bias);
        writer.WriteSparse(weights);
    }

    public static LinearClassifier Read(BinaryReader reader, int columns)
    {
        var bias = reader.ReadSingle();
        return new LinearClassifier(reader.ReadSparse(columns), bias);
    }
}
