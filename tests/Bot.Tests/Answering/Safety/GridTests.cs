using Bot.Answering.Safety;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class GridTests
{
    [Fact]
    public void Sentences_EveryCombination_OnceEach() =>
        Assert.Equal(
            ["my arm is numb", "his arm is numb", "my leg is numb", "his leg is numb", "my arm is numb since today", "his arm is numb since today", "my leg is numb since today", "his leg is numb since today"],
            Grid.Parse("{my, his} {arm, leg} is numb {, since today}")!.Sentences);

    [Fact]
    public void Sample_OfAnySize_TakesDifferentSentencesAndEveryWord()
    {
        var grid = Grid.Parse("{a, b, c, d, e, f} {g, h, i} {j, k}")!;

        var sample = grid.Sample(18).ToList();

        Assert.Equal(18, sample.Distinct().Count());
        Assert.Equal(11, sample.SelectMany(s => s.Split(' ')).Distinct().Count());
        Assert.Equal(grid.Sentences.Order(), grid.Sample(1000).Order());
    }

    [Theory]
    [InlineData("my arm is numb")]
    [InlineData("{my, his arm is numb")]
    [InlineData("my, his} arm {is, was} numb")]
    [InlineData("{my} arm is numb")]
    public void Parse_NoGrid_IsNull(string line) => Assert.Null(Grid.Parse(line));
}
