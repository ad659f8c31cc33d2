using Bot.Answering.Classification;
using Xunit;

namespace Bot.Tests.Answering.Classification;

public sealed class NearestExamplesTests
{
    private const int Concept = TfIdfFeatures.FirstConcept;

    private static readonly NearestExamples Known = NearestExamples.Of(
        [new SparseVector([1, 2], [0.6f, 0.8f]), new SparseVector([2, 3], [0.8f, 0.6f]), new SparseVector([TfIdfFeatures.WordColumns], [1]), new SparseVector([Concept], [1])],
        [0, 1, 2, 2]);

    [Fact]
    public void Vote_EachExample_VotesByTheThirdPowerOfItsLikeness()
    {
        var votes = Vote(new SparseVector([1, 2], [0.6f, 0.8f]), concepts: 0);

        Assert.Equal([1f, 0.64f * 0.64f * 0.64f, 0f], votes, (expected, actual) => Math.Abs(expected - actual) < 0.01f);
    }

    [Fact]
    public void Vote_Concepts_CountAsMuchAsTheyAreToWeigh()
    {
        var message = new SparseVector([Concept], [1]);

        Assert.Equal([0f, 0f, 0f], Vote(message, concepts: 0));
        Assert.Equal([0f, 0f, 0.125f], Vote(message, concepts: 0.5f), (expected, actual) => Math.Abs(expected - actual) < 0.001f);
    }

    [Fact]
    public void Vote_LetterGroups_DoNotCount() => Assert.Equal([0f, 0f, 0f], Vote(new SparseVector([TfIdfFeatures.WordColumns], [1]), concepts: 1));

    [Fact]
    public void Vote_AfterAnotherMessage_RemembersNothingOfIt()
    {
        var first = Vote(new SparseVector([1], [1]), concepts: 1);
        Vote(new SparseVector([2, 3, Concept], [0.6f, 0.8f, 1]), concepts: 1);

        Assert.Equal(first, Vote(new SparseVector([1], [1]), concepts: 1));
    }

    [Fact]
    public void Vote_ManyExamples_OnlyTheNearestVote()
    {
        var many = NearestExamples.Of([.. Enumerable.Range(0, 100).Select(i => new SparseVector([1], [i < 60 ? 0.5f : 1]))], [.. Enumerable.Range(0, 100).Select(i => i < 60 ? 0 : 1)]);
        var votes = new float[2];

        many.Vote(new SparseVector([1], [1]), 0, votes);

        Assert.Equal([0f, 40f], votes, (expected, actual) => Math.Abs(expected - actual) < 0.01f);
    }

    private static float[] Vote(SparseVector message, float concepts)
    {
        var votes = new float[3];
        Known.Vote(message, concepts, votes);
        return votes;
    }
}
