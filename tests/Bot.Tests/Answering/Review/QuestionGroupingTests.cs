using Bot.Answering.Review;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Review;

public sealed class QuestionGroupingTests
{
    private static readonly ReviewedQuestion[] Questions =
    [
        new("is there parking at the clinic", ReviewReason.NothingFound, 1),
        new("where can i park", ReviewReason.NothingFound, 1),
        new("do you have parking", ReviewReason.DidYouMean, 2),
        new("do you sell gift vouchers", ReviewReason.NothingFound, 2),
        new("do you sell gift vouchers", ReviewReason.NotHelpfulBecause("unclear"), 5),
    ];

    [Fact]
    public void Group_PutsTogetherWhatIsAlike()
    {
        var groups = ShippedKnowledge.Engine.Group(Questions, leastVisitors: 1);

        Assert.Equal([4, 2], groups.Select(group => group.Visitors));
        Assert.Equal((3, "do you have parking"), (groups[0].Wordings, groups[0].Wording));
        Assert.Equal(2, groups[0].Reasons[ReviewReason.DidYouMean]);
    }

    [Fact]
    public void Group_OfFewerVisitors_IsNotShown() =>
        Assert.Equal([4], ShippedKnowledge.Engine.Group(Questions, leastVisitors: 3).Select(group => group.Visitors));
}
