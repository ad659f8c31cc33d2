using Bot.Answering.Knowledge;
using Bot.Answering.Ranking;
using Xunit;

namespace Bot.Tests.Answering.Ranking;

public sealed class AnswerPolicyTests
{
    private static readonly FixedReply Booking = new()
    {
        Id = "booking",
        Kind = FixedReplyKind.OutOfScope,
        DoctorReply = DoctorReplyPolicy.WhenAskedAboutPain,
        Text = "Ask the clinic.",
        AskedAs = [],
    };

    [Fact]
    public void Decide_GoodPassage_ShowsIt()
    {
        var decision = Assert.IsType<AnswerDecision.Show>(Decide(0, 0.8f, 0.1f));

        Assert.Equal(["p0"], decision.Passages.Select(p => p.Id));
    }

    [Fact]
    public void Decide_AnotherNearlyAsGood_IsOfferedWithTheBest()
    {
        var decision = Assert.IsType<AnswerDecision.Show>(Decide(0, 0.42f, 0.41f, 0.2f));

        Assert.Equal(["p0", "p1"], decision.Passages.Select(p => p.Id));
    }

    [Fact]
    public void Decide_MediocrePassages_OffersThree()
    {
        var middling = (AnswerThresholds.Show + AnswerThresholds.Offer) / 2;

        Assert.Equal(3, Assert.IsType<AnswerDecision.Offer>(Decide(0, middling, middling, middling, middling)).Candidates.Count);
    }

    [Fact]
    public void Decide_PoorPassage_ShowsNothing() =>
        Assert.IsType<AnswerDecision.Nothing>(Decide(0, AnswerThresholds.Offer - 0.01f));

    [Fact]
    public void Decide_NoPassage_ShowsNothing() =>
        Assert.IsType<AnswerDecision.Nothing>(AnswerPolicy.Decide(QuestionRanking.Empty, isAboutPain: false));

    [Fact]
    public void Decide_FixedReplyLikelier_GivesIt() =>
        Assert.Same(Booking, Assert.IsType<AnswerDecision.Reply>(Decide(AnswerThresholds.FixedReply, 0.5f)).FixedReply);

    [Theory]
    [InlineData(true, 0.6f, true)]
    [InlineData(true, 0f, false)]
    [InlineData(false, 0.6f, false)]
    public void Decide_Complaint_IsAnsweredRatherThanOffTopic(bool isAboutPain, float idleShare, bool isShown)
    {
        var ranking = new QuestionRanking([new RankedPassage(Passage("suitability"), 0.3f)], Booking, 0.6f, idleShare);

        Assert.Equal(isShown, AnswerPolicy.Decide(ranking, isAboutPain) is AnswerDecision.Show);
    }

    private static AnswerDecision Decide(float fixedShare, params float[] scores) =>
        AnswerPolicy.Decide(new QuestionRanking([.. scores.Select((score, i) => new RankedPassage(Passage($"p{i}"), score))], Booking, fixedShare, 0), isAboutPain: false);

    private static Passage Passage(string id) => new()
    {
        Id = id,
        Heading = id,
        Topic = "",
        Claims = [],
        DoctorReply = DoctorReplyPolicy.WhenAskedAboutPain,
        Related = [],
        Text = "",
        EditorsNote = "",
        Source = "",
        AskedAs = [],
    };
}
