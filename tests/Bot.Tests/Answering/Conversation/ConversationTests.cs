using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Conversation;

public sealed class ConversationTests
{
    private AnswerContext _context = AnswerContext.Empty;

    [Theory]
    [InlineData("tell me more")]
    [InlineData("Why?")]
    public void FollowUp_Whole_ShowsAnotherPassageOfTheTopicAndInheritsThePainVerdict(string followUp)
    {
        var first = Assert.IsType<SourcedAnswer>(Say("will I be sore after it"));

        var second = Assert.IsType<SourcedAnswer>(Say(followUp));

        Assert.NotEqual(first.Passages[0].Id, second.Passages[0].Id);
        Assert.True(second.DoctorReply);
    }

    [Fact]
    public void FollowUp_Beginning_IsUnderstoodFromTheLastQuestion()
    {
        Say("is it used for neck pain");

        var answer = Assert.IsType<SourcedAnswer>(Say("and for hips?"));

        Assert.Contains("C24", answer.Passages[0].Claims);
        Assert.True(answer.DoctorReply);
    }

    [Fact]
    public void FollowUp_WithNothingOfPainInItself_IsAnsweredFromTheLastQuestion()
    {
        _context = new AnswerContext { PreviousQuestion = "will I be sore after it", PreviousPassages = ["sore-afterwards"] };

        Assert.Contains("sore-afterwards", Assert.IsType<SourcedAnswer>(Say("and in the film")).Passages.Select(p => p.Id));
    }

    [Fact]
    public void FollowUp_WithATopicOfItsOwn_StandsAlone()
    {
        Say("will I be sore after it");

        Assert.Contains("C05", Assert.IsType<SourcedAnswer>(Say("and who invented it")).Passages[0].Claims);
    }

    [Fact]
    public void FollowUp_WithoutAnythingBefore_IsNoFollowUp() =>
        Assert.False(Say("tell me more") is SourcedAnswer { DoctorReply: true });

    [Theory]
    [InlineData("2")]
    [InlineData("the second one")]
    [InlineData("number two")]
    public void Choice_ByNumberOrPlace_ShowsThatPassage(string choice)
    {
        _context = new AnswerContext { PreviousQuestion = "hmm", Choices = ["origin", "fibromyalgia", "tools"] };

        Assert.Equal("fibromyalgia", Assert.IsType<SourcedAnswer>(Say(choice)).Passages[0].Id);
    }

    [Theory]
    [InlineData("None of these")]
    [InlineData("neither")]
    [InlineData("3")]
    public void Choice_NoneOfThese_SaysWhatToDoNow(string choice)
    {
        _context = new AnswerContext { PreviousQuestion = "hmm", Choices = ["origin", "fibromyalgia"] };

        var answer = Assert.IsType<NoAnswer>(Say(choice));

        Assert.StartsWith("Then I have no passage that fits.", answer.Text, StringComparison.Ordinal);
        Assert.False(answer.DoctorReply);
        Assert.Empty(answer.Next.Choices);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("none of these")]
    public void Choice_AfterAQuestionOfPain_KeepsTheDoctorReply(string choice)
    {
        _context = new AnswerContext { PreviousQuestion = "my neck hurts", PreviousPain = true, Choices = ["origin", "tools"] };

        Assert.True(Say(choice).DoctorReply);
    }

    [Fact]
    public void Choice_TheLast_IsTheLastPassage()
    {
        _context = new AnswerContext { PreviousQuestion = "hmm", Choices = ["origin", "tools"] };

        Assert.Equal("tools", Assert.IsType<SourcedAnswer>(Say("the last one")).Passages[0].Id);
    }

    [Fact]
    public void NoneOfThese_WithoutAChoiceOffered_IsNoChoice() =>
        Assert.DoesNotContain("Then I have no passage", Say("none of these").Text, StringComparison.Ordinal);

    [Fact]
    public void Choice_ByItsWords_ShowsThatPassage()
    {
        _context = new AnswerContext { PreviousQuestion = "hmm", Choices = ["origin", "fibromyalgia"] };

        Assert.Equal("origin", Assert.IsType<SourcedAnswer>(Say("how old is it, and is it chinese")).Passages[0].Id);
    }

    [Fact]
    public void Misses_TwoInARow_OfferTheClinicOnce()
    {
        _context = new AnswerContext { Misses = 1 };

        var answer = Assert.IsType<NoAnswer>(Say("xqzt vrrk plorbq"));

        Assert.Contains("ask the clinic directly", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, Say("who invented it").Next.Misses);
    }

    [Theory]
    [InlineData("Help!", CommandKind.Help, "Type a question")]
    [InlineData("what do you know?", CommandKind.Topics, "- Soreness and other side effects")]
    [InlineData("about this bot", CommandKind.About, "show it unchanged")]
    [InlineData("terms and privacy", CommandKind.Privacy, "automated helper")]
    [InlineData("forget me", CommandKind.ForgetMe, "deleted")]
    [InlineData("Start over", CommandKind.StartOver, "start again")]
    [InlineData("helpful", CommandKind.Helpful, "Thank you")]
    [InlineData("👎", CommandKind.NotHelpful, "Thank you")]
    public void Command_InPlainWords_IsAnswered(string message, CommandKind kind, string reply)
    {
        var answer = Assert.IsType<CommandReply>(Say(message));

        Assert.Equal(kind, answer.Command);
        Assert.Contains(reply, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Command_WordsWithinAQuestion_AreNoCommand() => Assert.IsNotType<CommandReply>(Say("does it help me with my sore neck"));

    [Fact]
    public void ForgetMe_LeavesNothingToRemember()
    {
        Say("will I be sore after it");

        Assert.Equal(AnswerContext.Empty, Say("forget me").Next);
    }

    [Fact]
    public void Feedback_KeepsTheTopic()
    {
        Say("is it used for neck pain");
        Say("helpful");

        Assert.Contains("C24", Assert.IsType<SourcedAnswer>(Say("and for hips?")).Passages[0].Claims);
    }

    [Theory]
    [InlineData("which muscle")]
    [InlineData("can I do it myself")]
    [InlineData("what do they press")]
    [InlineData("how often")]
    [InlineData("foam roller yes or no")]
    [InlineData("Really that long?")]
    [InlineData("can I come")]
    [InlineData("would I have to lie flat")]
    public void DoctorReply_OfWhateverIsAskedOncePainWas_IsGiven(string question)
    {
        Say("tension headaches every afternoon");
        Say("what time do you open tomorrow");

        Assert.True(Say(question).DoctorReply);
        Assert.True(Say("tell me more").DoctorReply);
    }

    [Theory]
    [InlineData("thanks")]
    [InlineData("what time do you open tomorrow")]
    [InlineData("well well my essay on henry the eighth is due at noon")]
    public void DoctorReply_OfTheClinicsFactsAndChatOncePainWas_IsNotGiven(string message)
    {
        Say("tension headaches every afternoon");

        Assert.False(Say(message).DoctorReply);
    }

    [Theory]
    [InlineData("dad has crushing chest pain", true)]
    [InlineData("i want to kill myself", false)]
    public void DoctorReply_AfterTheEndOfAnAlarm_IsGivenIfItWasOfTheBody(string danger, bool isGiven)
    {
        Assert.IsType<SafetyAnswer>(Say(danger));
        Assert.True(Say("it is sorted").DoctorReply);

        Assert.Equal(isGiven, Say("who invented trigger point massage").DoctorReply);
    }

    [Fact]
    public void Caution_NamedBefore_GoesWithWhatIsAskedOfPainAfterIt()
    {
        Assert.True(Say("I take warfarin").Caution);

        Assert.False(Say("what time do you open tomorrow").Caution);
        Assert.Contains("ask your doctor or pharmacist", Say("and my stiff shoulder, what helps?").Text, StringComparison.Ordinal);
        Assert.Equal("LowMood", Say("i feel so down and cry every day since he died, my shoulders ache from it") is SafetyAnswer { Caution: false } low ? low.Kind.Tier.ToString() : "");
        Say("start over");
        Assert.False(Say("my stiff shoulder, what helps?").Caution);
    }

    [Theory]
    [InlineData("у меня болит шея", "как часто?", "ru")]
    [InlineData("boli mnie kark", "jak często trzeba przychodzić?", "pl")]
    [InlineData("我肩膀痛", "几次？", "zh")]
    [InlineData("me duele la espalda", "¿y duele?", "es")]
    public void FollowUp_TooShortToTellItsLanguage_IsAnsweredInThatOfTheMessageBefore(string first, string followUp, string language)
    {
        Say(first);

        var answer = Say(followUp);

        Assert.Equal(language, answer.Language);
        Assert.True(answer.DoctorReply);
        Assert.Contains(ShippedKnowledge.Knowledge.FindLanguage(language)!.Replies["doctor-reply"], answer.Text, StringComparison.Ordinal);
        Assert.Null(Say("ok how much is it").Language);
    }

    [Fact]
    public void WhatWasTold_BesideADanger_IsRememberedAfterItsEnd()
    {
        Assert.IsType<SafetyAnswer>(Say("i take warfarin and have crushing chest pain"));
        Assert.IsType<SafetyAnswer>(Say("my neck hurts as well"));
        Assert.False(Say("it is sorted").Caution);

        Assert.True(Say("which muscle is it usually").DoctorReply);
        Assert.True(Say("my stiff shoulder, what helps?").Caution);
    }

    [Fact]
    public void Caution_TakenBack_IsForgotten()
    {
        Assert.True(Say("I'm pregnant, is it ok").Caution);

        Assert.False(Say("actually I'm not pregnant, my back hurts").Caution);
        Assert.False(Say("and my neck hurts").Caution);
    }

    [Fact]
    public void Language_OfAQuestionBefore_IsNotThatOfADangerToldInEnglish()
    {
        Assert.Equal("es", Say("¿abren el sábado?").Language);
        Say("dad has crushing chest pain");

        Assert.Null(Say("thanks").Next.Language);
    }

    [Fact]
    public void Language_AfterStartingOver_IsNotKept()
    {
        Say("у меня болит шея");
        Say("start over");

        Assert.Null(Say("как часто?").Language);
    }

    private Answer Say(string message)
    {
        var answer = ShippedKnowledge.Engine.Answer(message, _context);
        _context = answer.Next;
        return answer;
    }
}
