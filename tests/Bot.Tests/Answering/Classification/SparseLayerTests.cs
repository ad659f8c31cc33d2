using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class SparseLayerTests
{
    private static readonly float[] Bias = [0.5f, -1, 0, 0, 0, 0, 0, 0.25f];

    [Fact]
    public void Apply_WeightsKeptInAByte_GiveWhatTheWholeOnesDo()
    {
        float[][] weights = [[3, -2, 0.01f, 0, 0, 0, 0, -0.7f], [0, 0, 0, 0, 0, 0, 0, 0], [-0.003f, 0.002f, 0, 0, 0, 0, 0, 0.001f]];
        float[] values = [0.8f, 0.5f, 0.3f];

        var outputs = Outputs(Layer(weights), new SparseVector([0, 1, 2], values));

        Assert.All(Bias, (bias, i) => Assert.Equal(bias + weights.Zip(values, (row, value) => row[i] * value).Sum(), outputs[i], 0.01));
    }

    [Fact]
    public void Apply_FeaturesThatTheLayerDoesNotKnow_MeanNothing()
    {
        var layer = Layer([[1, 2, 3, 4, 5, 6, 7, 8]]);

        Assert.Equal(Outputs(layer, new SparseVector([0], [0.5f])), Outputs(layer, new SparseVector([0, 1, 7], [0.5f, 0.5f, 0.5f])));
    }

    [Fact]
    public void Write_ThenRead_IsTheSameLayer()
    {
        var layer = Layer([[1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 0, 0, 0, 0, 0, 0], [8, 7, 6, 5, 4, 3, 2, 1]]);
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        layer.Write(writer);
        stream.Position = 0;
        var message = new SparseVector([0, 1, 2], [0.1f, 0.2f, 0.3f]);

        Assert.Equal(Outputs(layer, message), Outputs(SparseLayer.Read(new BinaryReader(stream)), message));
    }

    [Fact]
    public void Create_OutputsThatFillNoVector_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => new SparseLayer(1, new float[9]));

    private static float[] Outputs(SparseLayer layer, SparseVector message)
    {
        var outputs = new float[layer.Outputs];
        layer.Apply(message, outputs);
        return outputs;
    }

    private static SparseLayer Layer(float[][] weights)
    {
        var layer = new SparseLayer(weights.Length, Bias);
        for (var column = 0; column < weights.Length; column++)
        {
            layer.Set(column, weights[column]);
        }

        return layer;
    }
}
