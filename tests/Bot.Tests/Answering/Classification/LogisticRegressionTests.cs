using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class LogisticRegressionTests
{
    private static readonly float[] Bias = [0.5f, -1, 0, 0, 0, 0, 0, 0, 0.25f];

    [Fact]
    public void WeightsKeptInAByteGiveTheProbabilitiesOfTheWholeOnes()
    {
        float[][] weights = [[3, -2, 0.01f, 0, 0, 0, 0, 0, -0.7f], [0, 0, 0, 0, 0, 0, 0, 0, 0], [-0.003f, 0.002f, 0, 0, 0, 0, 0, 0, 0.001f]];
        float[] values = [0.8f, 0.5f, 0.3f];
        var model = Model(weights);

        var probabilities = new float[Bias.Length];
        model.Predict(new SparseVector([0, 1, 2], values), probabilities);

        var scores = Bias.Select((bias, c) => Math.Exp(bias + weights.Zip(values, (row, value) => row[c] * value).Sum())).ToList();
        Assert.All(scores, (score, c) => Assert.Equal(score / scores.Sum(), probabilities[c], 0.002));
    }

    [Fact]
    public void FeaturesThatTheModelHasNotSeenAreLeftOut()
    {
        var model = Model([[1, 2, 3, 4, 5, 6, 7, 8, 9]]);

        var probabilities = new float[Bias.Length];
        var alone = new float[Bias.Length];
        model.Predict(new SparseVector([0, 1, 7], [0.5f, 0.5f, 0.5f]), probabilities);
        model.Predict(new SparseVector([0], [0.5f]), alone);

        Assert.Equal(alone, probabilities);
    }

    private static LogisticRegression Model(float[][] weights)
    {
        var model = new LogisticRegression(weights.Length, Bias);
        for (var column = 0; column < weights.Length; column++)
        {
            model.Set(column, weights[column]);
        }

        return model;
    }
}
