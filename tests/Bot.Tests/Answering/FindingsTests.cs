using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Answering.Text;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering;

/// <summary>What visitors and staff typed in trying the bot, with what they should be told.</summary>
public sealed class FindingsTests
{
    private AnswerContext _context = AnswerContext.Empty;

    [Theory]
    [InlineData("can I talk to a real person please", "person")]
    [InlineData("I want to complain about my therapist", "complaints")]
    [InlineData("how do I make a complaint", "complaints")]
    [InlineData("the therapist was rude", "complaints")]
    [InlineData("therapist hurt me and I have bruises", "complaints")]
    [InlineData("Hello, what do you do?", "who-are-you")]
    [InlineData("is this confidential?", "confidential")]
    [InlineData("has a doctor checked this", "reviewed")]
    [InlineData("who wrote this and when was it last reviewed", "reviewed")]
    [InlineData("send me a copy of what you store about me", "my-data")]
    [InlineData("how much does it cost?", "prices")]
    [InlineData("what are your opening hours", "hours")]
    [InlineData("do you do weekends?", "hours")]
    [InlineData("can I book for tomorrow?", "booking")]
    [InlineData("where are you located", "address")]
    [InlineData("where do I park?", "address")]
    [InlineData("does my insurance cover massage therapy at your clinic", "insurance")]
    [InlineData("give me your phone number", "phone")]
    [InlineData("what should I wear", "undressing")]
    [InlineData("Can I bring a chaperone?", "chaperone")]
    [InlineData("sorry to be a pain, which door do I use", "address")]
    [InlineData("hwo long is 1 sesion", "session")]
    [InlineData("how many sessions would i need", "results")]
    [InlineData("can I tell the therapist to stop?", "stop-session")]
    [InlineData("should I stop my blood thinners before a massage", "change-medicine")]
    public void Answer_AboutTheClinicOrTheBot_IsItsReply(string message, string reply) => Assert.Equal(reply, Say(message).Reply);

    [Theory]
    [InlineData("so i ws wonderin wat triger pont masage actualy is??", "what-is-it")]
    [InlineData("is there any scientific evidence", "evidence")]
    [InlineData("is there any proof", "evidence")]
    [InlineData("does it work", "evidence")]
    [InlineData("what century", "inventor")]
    [InlineData("works on everything then?", "other-muscles")]
    [InlineData("what about hand massage", "combined")]
    [InlineData("top 3 things to know before i try it", "in-short")]
    [InlineData("i pulled my hammy at five a side on tuesday, limping about like my grandad", "other-muscles")]
    [InlineData("I get migraines about twice a month, always have done, is it worth a try", "other-condition")]
    [InlineData("Does it matter how many years the therapist has been at it?", "painful-session")]
    [InlineData("does it do anything for a fracture", "fractures")]
    [InlineData("Since how many years people are doing this?", "origin")]
    [InlineData("Is for old persons also?", "suitability")]
    [InlineData("does it hrt", "painful-session")]
    [InlineData("does it help migraines", "other-condition")]
    [InlineData("would it help plantar fasciitis", "other-condition")]
    [InlineData("is this massage any good for a frozen shoulder", "other-condition")]
    [InlineData("does the massage help with long covid", "other-condition")]
    [InlineData("does massage help ms", "other-condition")]
    public void Answer_ThatThePassagesHold_IsThePassage(string message, string passage) =>
        Assert.Equal(passage, Assert.IsType<SourcedAnswer>(Say(message)).Passages[0].Id);

    [Theory]
    [InlineData("massage")]
    [InlineData("therapist")]
    [InlineData("knots")]
    [InlineData("muscle knots")]
    [InlineData("pressure")]
    [InlineData("origin")]
    public void Answer_AWordThatAsksNothing_OffersAChoice(string word) => Assert.InRange(Assert.IsType<DidYouMean>(Say(word)).Offered.Count, 2, 3);

    [Fact]
    public void Answer_SeveralQuestions_AreAnsweredInTheirOrderOrOffered()
    {
        var answer = Assert.IsType<SourcedAnswer>(Say("What is trigger point massage? Does it hurt? How often should I go?"));

        Assert.Equal("what-is-it", answer.Passages[0].Id);
        Assert.Contains("Is the treatment painful?", answer.Passages.Select(p => p.Heading).Concat(answer.Suggestions));
        Assert.True(answer.DoctorReply);
    }

    [Fact]
    public void Answer_AQuestionForTheClinicAmongOthers_SaysOnceWhomToAsk()
    {
        var answer = Assert.IsType<SourcedAnswer>(Say("Who invented it? What does it cost?"));

        Assert.Equal(["inventor"], answer.Passages.Select(p => p.Id));
        Assert.Contains("**Prices and payment:**", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I've had a stiff neck for two weeks, can you help and how much is it?")]
    [InlineData("stiff neck. can you help and how much is it")]
    public void Answer_AComplaintBesideAQuestionForTheClinic_HasNoWordOfBeingOffTopic(string message)
    {
        var answer = Assert.IsType<SourcedAnswer>(Say(message));

        Assert.Equal(["neck-shoulder-hip"], answer.Passages.Select(p => p.Id));
        Assert.Contains("**Prices and payment:**", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("I only answer", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_TwoQuestionsThatAreTooLongTogether_NamesTheOneThatIsLeft()
    {
        var answer = Assert.IsType<SourcedAnswer>(Say("how does it differ from a usual massage, and who should stay away from it?"));

        Assert.Equal(["difference"], answer.Passages.Select(p => p.Id));
        Assert.Contains("*Is it suitable for me with my condition?*", answer.Text, StringComparison.Ordinal);
        Assert.Equal("Is it suitable for me with my condition?", answer.Suggestions[0]);
    }

    [Fact]
    public void Why_AfterWhetherItHurts_GoesOnFromThere()
    {
        Say("does it hurt?");

        Assert.Equal("hands", Assert.IsType<SourcedAnswer>(Say("why?")).Passages[0].Id);
    }

    [Fact]
    public void DoctorReply_IsFullOnceAndShortAfterThat()
    {
        var safety = ShippedKnowledge.Knowledge.Safety;

        Assert.EndsWith(safety.DoctorReply, Say("will I be sore after it").Text, StringComparison.Ordinal);
        Assert.EndsWith(safety.DoctorReplyShort, Say("is the treatment painful").Text, StringComparison.Ordinal);
        Say("start over");
        Assert.EndsWith(safety.DoctorReply, Say("will I be sore after it").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_WithoutAReasonInTheArticle_SaysSoAndOffersWhatIsNear()
    {
        Say("who invented it");

        var answer = Assert.IsType<NoAnswer>(Say("why?"));

        Assert.StartsWith("The article gives no reason", answer.Text, StringComparison.Ordinal);
        Assert.NotEmpty(answer.Suggestions);
        Assert.IsType<SourcedAnswer>(Say("1"));
    }

    [Fact]
    public void TellMeMore_AgainAndAgain_NeverShowsTheSameTwice()
    {
        var seen = new List<string> { Assert.IsType<SourcedAnswer>(Say("who invented it")).Passages[0].Id };
        while (Say("tell me more") is SourcedAnswer more)
        {
            Assert.DoesNotContain(more.Passages[0].Id, seen);
            seen.Add(more.Passages[0].Id);
        }

        Assert.True(seen.Count > 5, string.Join(' ', seen));
    }

    [Fact]
    public void Passages_AreShortAndOfTheirOwnOpening() =>
        Assert.All(ShippedKnowledge.Knowledge.Passages, passage =>
        {
            Assert.True(Readability.Words(passage.Text) <= PassageStyle.MaxWords && Readability.Grade(passage.Text) <= PassageStyle.MaxGrade, passage.Id);
        });

    private Answer Say(string message)
    {
        var answer = ShippedKnowledge.Engine.Answer(message, _context);
        _context = answer.Next;
        return answer;
    }
}
