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
        Assert.IsType<AnswerDecision.Nothing>(AnswerPolicy.Decide(QuestionRanking.Empty, isAboutPain: false, isNotAboutPain: false));

    [Fact]
    public void Decide_FixedReplyLikelier_GivesIt() =>
        Assert.Same(Booking, Assert.IsType<AnswerDecision.Reply>(Decide(AnswerThresholds.FixedReply, 0.5f)).FixedReply);

    [Theory]
    [InlineData(DoctorReplyPolicy.Always, true, false)]
    [InlineData(DoctorReplyPolicy.Always, false, true)]
    [InlineData(DoctorReplyPolicy.WhenAskedAboutPain, true, true)]
    public void Decide_PassageAboutPain_IsNoAnswerToAMessageThatIsNot(DoctorReplyPolicy policy, bool isNotAboutPain, bool isShown)
    {
        var ranking = new QuestionRanking([new RankedPassage(Passage("pain") with { DoctorReply = policy }, AnswerThresholds.AboutPainAfterAll - 0.01f)], Booking, 0);

        Assert.Equal(isShown, AnswerPolicy.Decide(ranking, isAboutPain: false, isNotAboutPain) is AnswerDecision.Show);
    }

    [Theory]
    [InlineData(true, AnswerThresholds.Complaint, AnswerThresholds.FixedReplyToComplaint - 0.01f, true)]
    [InlineData(true, AnswerThresholds.Complaint, AnswerThresholds.FixedReplyToComplaint, false)]
    [InlineData(true, AnswerThresholds.Complaint - 0.01f, AnswerThresholds.FixedReply, false)]
    [InlineData(false, AnswerThresholds.Complaint, AnswerThresholds.FixedReply, false)]
    public void Decide_Complaint_IsAnsweredRatherThanOffTopic(bool isAboutPain, float score, float fixedShare, bool isShown)
    {
        var ranking = new QuestionRanking([new RankedPassage(Passage("suitability"), score)], Booking, fixedShare);

        Assert.Equal(isShown, AnswerPolicy.Decide(ranking, isAboutPain, isNotAboutPain: false) is AnswerDecision.Show);
    }

    private static AnswerDecision Decide(float fixedShare, params float[] scores) =>
        AnswerPolicy.Decide(new QuestionRanking([.. scores.Select((score, i) => new RankedPassage(Passage($"p{i}"), score))], Booking, fixedShare), isAboutPain: false, isNotAboutPain: false);

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
