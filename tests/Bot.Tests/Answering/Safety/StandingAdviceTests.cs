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
        var context = Ask("I want to kill myself", AnswerContext.Empty).Next;
        var lesser = Ask("my calf is swollen and hot since the flight", context);

        Assert.Equal(Tier.Crisis, ShippedKnowledge.Knowledge.FindKind(lesser.Next.Standing)!.Tier);
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
