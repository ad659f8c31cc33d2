using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class LogisticTrainerTests
{
    private static readonly SparseVector[] Examples =
    [
        .. Enumerable.Repeat(new SparseVector([0], [1]), 30),
        .. Enumerable.Repeat(new SparseVector([1], [1]), 3),
        .. Enumerable.Repeat(new SparseVector([0, 1], [0.7f, 0.7f]), 2),
    ];

    private static readonly bool[] IsOfClass = [.. Enumerable.Repeat(false, 30), .. Enumerable.Repeat(true, 5)];

    [Fact]
    public void Train_SeparableClasses_TellsThemApart()
    {
        var model = LogisticTrainer.Train(Examples, IsOfClass, columns: 2);

        Assert.True(model.Probability(Examples[0]) < 0.3f);
        Assert.True(model.Probability(Examples[30]) > 0.7f);
    }

    /// <summary>At the optimum the gradient of the loss and the penalty is zero: w = sum of C (y - p) x, with a C for each class by which both weigh the same.</summary>
    [Fact]
    public void Train_Weights_AreTheOptimum()
    {
        SparseVector[] examples = [new([0], [1]), new([1], [1]), new([0, 1], [0.7f, 0.7f])];
        bool[] isOfClass = [false, true, true];
        var model = LogisticTrainer.Train(examples, isOfClass, columns: 2);

        for (var column = 0; column < 2; column++)
        {
            var unit = new SparseVector([column], [1]);
            var weight = model.Score(unit) - model.Score(new SparseVector([], []));
            var gradient = examples.Select((example, i) => Hyperparameters.Cost * 3 / (isOfClass[i] ? 4 : 2) * ((isOfClass[i] ? 1 : 0) - model.Probability(example)) * ValueAt(example, column)).Sum();
            Assert.Equal(gradient, weight, 0.05);
        }
    }

    [Fact]
    public void Train_Twice_IsTheSameModel() =>
        Assert.Equal(LogisticTrainer.Train(Examples, IsOfClass, 2).Score(Examples[33]), LogisticTrainer.Train(Examples, IsOfClass, 2).Score(Examples[33]));

    [Fact]
    public void Write_ThenRead_IsTheSameModel()
    {
        var model = LogisticTrainer.Train(Examples, IsOfClass, columns: 2);
        var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        model.Write(writer);
        stream.Position = 0;

        Assert.Equal(model.Score(Examples[33]), LinearClassifier.Read(new BinaryReader(stream), 2).Score(Examples[33]));
    }

    private static float ValueAt(SparseVector vector, int column)
    {
        var at = Array.IndexOf(vector.Columns, column);
        return at < 0 ? 0 : vector.Values[at];
    }
}
