using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class NetworkTrainerTests
{
    private static readonly SparseVector First = new([0], [1]);
    private static readonly SparseVector Second = new([1], [1]);
    private static readonly SparseVector Both = new([0, 1], [0.7f, 0.7f]);

    /// <summary>One feature or the other, but not both and not neither: no sum of what each means alone tells these apart.</summary>
    [Fact]
    public void Train_ClassesThatNoLineTellsApart_AreToldApart()
    {
        SparseVector[] either = [new([0, 2], [1, 1]), new([1, 2], [1, 1])];
        SparseVector[] others = [new([0, 1, 2], [1, 1, 1]), new([2], [1])];

        var network = Train([.. either, .. others], [new Target(0, 1), new Target(0, 1), new Target(1, 1), new Target(1, 1)], classes: 2);

        Assert.All(either, example => Assert.True(Probabilities(network, example)[0] > 0.6));
        Assert.All(others, example => Assert.True(Probabilities(network, example)[1] > 0.6));
    }

    [Fact]
    public void Train_AnExampleOfOneOfTwoClasses_TeachesNeitherAgainstTheOther()
    {
        var network = Train([First, Second], [new Target(0, 1, Count: 2), new Target(2, 1)], classes: 3);

        var probabilities = Probabilities(network, First);
        Assert.True(probabilities[0] + probabilities[1] > 0.9);
        Assert.InRange(probabilities[0], 0.05, 0.95);
    }

    [Fact]
    public void Train_TheMoreImportantExample_DecidesWhatBothHave()
    {
        var network = Train([First, First], [new Target(0, 0.1f), new Target(1, 1)], classes: 2);

        Assert.Equal(1 / 1.1, Probabilities(network, First)[1], 0.05);
    }

    [Fact]
    public void Train_FeaturesOfFewExamples_AreNotLearned()
    {
        var examples = Enumerable.Repeat(First, 40).Append(Second).ToList();
        var network = NetworkTrainer.Train(examples, [.. examples.Select((_, i) => new Target(i < 40 ? 0 : 1, 1))], classes: 2, columns: 3, passes: 1);

        Assert.Equal(Probabilities(network, new SparseVector([], [])), Probabilities(network, Second));
    }

    [Fact]
    public void Train_Twice_IsTheSameNetwork() => Assert.Equal(
        Probabilities(Train([First, Both], [new Target(0, 1), new Target(1, 1)], classes: 2), Both),
        Probabilities(Train([First, Both], [new Target(0, 1), new Target(1, 1)], classes: 2), Both));

    [Fact]
    public void Write_ThenRead_IsTheSameNetwork()
    {
        var network = Train([First, Both], [new Target(0, 1), new Target(1, 1)], classes: 2);
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        network.Write(writer);
        stream.Position = 0;

        Assert.Equal(Probabilities(network, First), Probabilities(MessageNetwork.Read(new BinaryReader(stream)), First));
    }

    [Theory]
    [InlineData(1.0986f, 0, 0, 0)]
    [InlineData(1000, -1000, -1000, 1000)]
    [InlineData(-999.3069f, -1000, -1000, -5000)]
    public void LogSum_LogarithmsOfAnySize_NeitherOverflowNorVanish(float sum, float one, float other, float third) =>
        Assert.Equal(sum, MessageNetwork.LogSum([one, other, third]), 0.001f);

    private static MessageNetwork Train(SparseVector[] examples, Target[] targets, int classes) => NetworkTrainer.Train(
        [.. Enumerable.Repeat(examples, 400).SelectMany(all => all)], [.. Enumerable.Repeat(targets, 400).SelectMany(all => all)], classes, columns: 3, passes: 24);

    private static double[] Probabilities(MessageNetwork network, SparseVector message)
    {
        var scores = new float[network.Classes];
        network.Score(message, scores);
        var sum = MessageNetwork.LogSum(scores);
        return [.. scores.Select(score => Math.Exp(score - sum))];
    }
}
