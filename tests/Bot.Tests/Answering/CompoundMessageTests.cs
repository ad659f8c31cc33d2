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

    /// <summary>Each line: a message of two questions, and the passages or replies that answer them.</summary>
    [Fact]
    public void Answer_TwoQuestions_AreBothAnsweredOrOffered()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Answering", "several-questions.txt")).Select(line => line.Split(" | ")).ToList();
        var answers = lines.ConvertAll(line => ShippedKnowledge.Engine.Answer(line[0], AnswerContext.Empty));

        var answered = lines.Zip(answers).Count(pair => pair.First[1..].All(id => Says(pair.Second, id)));
        var answeredOrOffered = lines.Zip(answers).Count(pair => pair.First[1..].All(id => Says(pair.Second, id) || pair.Second.Suggestions.Contains(ShippedKnowledge.Knowledge.FindPassage(id)?.Heading)));

        Assert.True(answered >= lines.Count * 80 / 100, $"{answered} of {lines.Count}");
        Assert.True(answeredOrOffered >= lines.Count * 95 / 100, $"{answeredOrOffered} of {lines.Count}");
    }

    /// <summary>What no word parts is parted where both halves are beyond doubt.</summary>
    [Theory]
    [InlineData("do you take cards and the other thing was er whats the difference between this and a nice swedish massage", "prices", "difference")]
    [InlineData("my neck is stiff from the laptop, will it help and am i gonna be sore after", "neck-shoulder-hip", "sore-afterwards")]
    [InlineData("am i ok to have it pregnant also whats it feel like", "suitability", "painful-session")]
    public void Answer_TwoQuestionsHoweverJoined_AreBothAnswered(string message, string first, string second)
    {
        var answer = ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty);

        Assert.True(Says(answer, first), answer.Text);
        Assert.True(Says(answer, second), answer.Text);
    }

    [Fact]
    public void Answer_AQuestionForTheClinicAfterAComplaint_IsAnsweredFirst()
    {
        var text = ShippedKnowledge.Engine.Answer("Stiff neck for two weeks. How much is it?", AnswerContext.Empty).Text;
        var (price, neck) = (text.IndexOf(ShippedKnowledge.Knowledge.FixedReplies.Single(reply => reply.Id == "prices").Text.Split('{')[0], StringComparison.Ordinal), text.IndexOf(ShippedKnowledge.Knowledge.FindPassage("neck-shoulder-hip")!.Text, StringComparison.Ordinal));

        Assert.InRange(price, 0, neck);
    }

    [Theory]
    [InlineData("Is there wifi in the waiting room? Can I pay by card? Do you have parking for a van?")]
    [InlineData("Thanks a lot! Have a nice weekend. Bye.")]
    public void Answer_NothingThatCanBeAnswered_ShowsNoPassage(string message) =>
        Assert.IsNotType<SourcedAnswer>(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty));

    private static bool Says(Answer answer, string id) =>
        answer.Text.Contains(
            ShippedKnowledge.Knowledge.FindPassage(id)?.Text ?? ShippedKnowledge.Knowledge.FixedReplies.Single(reply => reply.Id == id).Text.Split('{')[0],
            StringComparison.Ordinal);
}
