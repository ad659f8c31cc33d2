using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

/// <summary>Lengths that fill whole vectors, and those that do not.</summary>
public sealed class VectorsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(37)]
    public void AddAndDot_AnyLength_TakeEveryNumber(int length)
    {
        float[] row = [.. Enumerable.Range(1, length).Select(i => (float)i)];
        float[] target = [.. Enumerable.Repeat(1f, length)];

        Vectors.Add(2, row, target);

        Assert.Equal(Enumerable.Range(1, length).Select(i => 1 + (2f * i)), target);
        Assert.Equal(Enumerable.Range(1, length).Sum(i => i * (1 + (2f * i))), Vectors.Dot(row, target));
    }
}
