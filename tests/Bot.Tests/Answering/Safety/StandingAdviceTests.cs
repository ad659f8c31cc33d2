using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Safety;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Safety;

/// <summary>Advice on a danger stays until the visitor plainly says that it was an error or is sorted.</summary>
public sealed class StandingAdviceTests
{
    [Theory]
    [InlineData("crushing chest pain down my left arm", "what number do I call?")]
    [InlineData("crushing chest pain down my left arm", "ok now what")]
    [InlineData("crushing chest pain down my left arm", "it has gone off a bit now, can I still come for my massage?")]
    [InlineData("i took 20 paracetamol", "i feel fine though")]
    [InlineData("i took 20 paracetamol", "do i really have to go")]
    [InlineData("I can't feel between my legs and my back hurts", "can I wait until monday?")]
    [InlineData("I want to die, this pain never stops", "what is the number?")]
    [InlineData("I want to die, this pain never stops", "I can't phone anyone")]
    [InlineData("I want to die, this pain never stops", "thanks")]
    [InlineData("my husband beats me", "how much is a massage")]
    [InlineData("my husband beats me", "what can you do?")]
    [InlineData("my husband beats me", "start over")]
    public void Answer_AfterADanger_IsTheAdviceAgainAndNothingElse(string danger, string next)
    {
        var first = Ask(danger, AnswerContext.Empty);
        var second = Assert.IsType<SafetyAnswer>(Ask(next, first.Next));

        Assert.True(second is { IsRepeated: true, DoctorReply: true, Suggestions: [] });
        Assert.Equal(first.Next.Standing, second.Next.Standing);
        Assert.DoesNotContain("Source:", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_ManyTurnsLater_StillRepeatsIt()
    {
        var context = Ask("my husband beats me", AnswerContext.Empty).Next;
        foreach (var turn in (string[])["ok", "where are you", "does it hurt", "who invented it", "hello?", "thanks bye"])
        {
            var answer = Assert.IsType<SafetyAnswer>(Ask(turn, context));
            context = answer.Next;
        }
    }

    [Theory]
    [InlineData("sorry, that was a joke")]
    [InlineData("it was a mistake, I typed it for a quiz")]
    [InlineData("the ambulance came and she was checked at hospital, all clear")]
    public void Answer_VisitorSaysThatItIsOver_EndsIt(string message)
    {
        var over = Ask(message, Ask("my wife has collapsed", AnswerContext.Empty).Next);

        Assert.Equal("resolved", over.Reply);
        Assert.Null(over.Next.Standing);
        Assert.IsType<SourcedAnswer>(Ask("who invented it", over.Next));
    }

    [Fact]
    public void Answer_AGraverDangerLater_TakesItsPlace()
    {
        var context = Ask("my calf is swollen and hot since the flight", AnswerContext.Empty).Next;
        var graver = Ask("now I can't breathe and my chest hurts", context);

        Assert.Equal(Tier.Emergency, Assert.IsType<SafetyAnswer>(graver).Kind.Tier);
        Assert.Equal(Tier.Emergency, ShippedKnowledge.Knowledge.FindKind(graver.Next.Standing)!.Tier);
    }

    [Fact]
    public void Answer_ALesserDangerLater_DoesNotTakeItsPlace()
    {
        var context = Ask("now I can't breathe and my chest hurts", AnswerContext.Empty).Next;
        var lesser = Ask("my calf is swollen and hot since the flight", context);

        Assert.Equal(Tier.Emergency, ShippedKnowledge.Knowledge.FindKind(lesser.Next.Standing)!.Tier);
    }

    [Fact]
    public void Answer_TwoSortsOfDanger_RepeatsBothAndIsCalledOffOneByOne()
    {
        var first = Ask("my face droops on one side and my arm is weak", AnswerContext.Empty);
        var second = Ask("I want to kill myself", first.Next);
        var both = Assert.IsType<SafetyAnswer>(Ask("where are you?", second.Next));
        var one = Assert.IsType<SafetyAnswer>(Ask("sorry, that was a joke", both.Next));
        var none = Ask("the ambulance came and she was checked at hospital, all clear", one.Next);

        Assert.Equal(Tier.Crisis, both.Kind.Tier);
        Assert.Contains("You are not a burden", both.Text, StringComparison.Ordinal);
        Assert.Contains("I cannot judge whether it can wait", both.Text, StringComparison.Ordinal);
        Assert.Equal((Tier.Emergency, true), (one.Kind.Tier, one.IsRepeated));
        Assert.DoesNotContain("You are not a burden", one.Text, StringComparison.Ordinal);
        Assert.Equal("resolved", none.Reply);
    }

    // Written after an alarm, each resembled another sort of danger.
    [Theory]
    [InlineData("he says he'll have a lie down first")]
    [InlineData("he's cross and says no ambulance")]
    [InlineData("I don't want any fuss")]
    [InlineData("don't tell her")]
    public void Answer_AReactionToAWarning_IsNoOtherDanger(string reaction) =>
        Assert.True(Assert.IsType<SafetyAnswer>(Ask(reaction, Ask("my husband has crushing chest pain", AnswerContext.Empty).Next)) is { IsRepeated: true, Kind.Tier: Tier.Emergency });

    [Theory]
    [InlineData("I want to kill myself", Tier.Crisis)]
    [InlineData("my husband beats me", Tier.Safeguarding)]
    public void Answer_AnotherSortOfDanger_IsHeardAfterAWarning(string danger, Tier tier) =>
        Assert.True(Assert.IsType<SafetyAnswer>(Ask(danger, Ask("my calf is swollen and hot since the flight", AnswerContext.Empty).Next)) is { IsRepeated: false } heard && heard.Kind.Tier == tier);

    [Theory]
    [InlineData("mir geht es wieder gut")]
    [InlineData("ok")]
    public void Answer_AfterADangerInAnotherLanguage_IsTheAdviceAgainInIt(string next)
    {
        var first = Ask("Ich habe starke Schmerzen in der Brust und bekomme keine Luft", AnswerContext.Empty);
        var again = Assert.IsType<SafetyAnswer>(Ask(next, first.Next));

        Assert.True(again.IsRepeated);
        Assert.Contains("Bitte rufen Sie jetzt", again.Text, StringComparison.Ordinal);
        Assert.Contains("Please call", again.Text, StringComparison.Ordinal);
    }

    public static TheoryData<string> Endings => [.. ShippedKnowledge.Knowledge.Safety.Endings];

    [Theory]
    [MemberData(nameof(Endings))]
    public void Answer_WhatTheVisitorIsToldToWrite_EndsIt(string ending) =>
        Assert.Equal("resolved", Ask(ending, Ask("my husband beats me", AnswerContext.Empty).Next).Reply);

    [Fact]
    public void Answer_Repeated_SaysWhatToWrite()
    {
        var again = Ask("ok", Ask("Me duele mucho el pecho y no puedo respirar", AnswerContext.Empty).Next);

        Assert.Equal(16, ShippedKnowledge.Knowledge.Safety.Endings.Count);
        Assert.Contains("**it is sorted**", again.Text, StringComparison.Ordinal);
        Assert.Contains("**todo resuelto**", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_ForgetMe_ForgetsItToo() =>
        Assert.Null(Ask("forget me", Ask("I want to kill myself", AnswerContext.Empty).Next).Next.Standing);

    [Fact]
    public void Answer_QuestionAboutWarningSigns_ShowsTheListAndDoesNotStand()
    {
        var answer = Ask("when should I call an ambulance?", AnswerContext.Empty);

        Assert.Equal("information", Assert.IsType<SafetyAnswer>(answer).Reply);
        Assert.Null(answer.Next.Standing);
    }

    private static Answer Ask(string message, AnswerContext context) => ShippedKnowledge.Engine.Answer(message, context);
}
