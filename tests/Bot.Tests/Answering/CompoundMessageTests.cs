using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering;

public sealed class CompoundMessageTests
{
    [Theory]
    [InlineData("Is there wifi in the waiting room? Can I pay by card? What do they use to break up the tissue?", "tools")]
    [InlineData("what time do you shut on sundays and do you take amex, and who came up with this kind of massage", "inventor")]
    public void Answer_AQuestionAmongOthersOutOfScope_IsAnswered(string message, string passage) =>
        Assert.Equal(passage, Assert.IsType<SourcedAnswer>(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty)).Passages[0].Id);

    [Theory]
    [InlineData("Is there wifi in the waiting room? Can I pay by card? Do you have parking for a van?")]
    [InlineData("Thanks a lot! Have a nice weekend. Bye.")]
    public void Answer_NothingThatCanBeAnswered_ShowsNoPassage(string message) =>
        Assert.IsNotType<SourcedAnswer>(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty));
}
