using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering;

public sealed class AnswerEngineTests : IDisposable
{
    private const string DoctorReply = "\n\n---\n\nTalk to your doctor.";

    private readonly TestKnowledge _knowledge = new();

    public void Dispose() => _knowledge.Dispose();

    [Fact]
    public void Answer_PassageWithNote_ShowsPassageNoteSourceAndDoctorReplyLast()
    {
        var answer = Assert.IsType<SourcedAnswer>(Ask("does it mend a fracture"));

        Assert.Equal(
            """
            The article says that it helps broken bones.

            > **Editor's note:** It does not. ([Source](https://example.org/bones))

            *Source: Test article, paragraph 1*
            """ + DoctorReply,
            answer.Text);
        Assert.True(answer.DoctorReply);
    }

    [Fact]
    public void Answer_QuestionOfHistory_HasNoDoctorReplyAndSuggestsRelated()
    {
        var answer = Assert.IsType<SourcedAnswer>(Ask("history of the method"));

        Assert.False(answer.DoctorReply);
        Assert.DoesNotContain("Talk to your doctor", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Does it heal bones?"], answer.Suggestions);
    }

    [Theory]
    [InlineData("my shoulder is sore")]
    [InlineData("can you fix my neck")]
    [InlineData("zzkrt vvlpq qqwrt mmnbv")]
    [InlineData("shuolder sorre pian")]
    [InlineData("how much is an hour for a painful back")]
    [InlineData("hello, my back hurts: pain")]
    public void Answer_PainManagement_EndsWithDoctorReplyWhateverIsFound(string question)
    {
        var answer = Ask(question);

        Assert.True(answer.DoctorReply);
        Assert.EndsWith(DoctorReply, answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_PainInSpanish_RepliesInBothLanguages() =>
        Assert.Contains("---\n\nConsulte a su doctor.\n\nAgain: talk to your doctor.", Ask("me duele el cuello").Text, StringComparison.Ordinal);

    [Fact]
    public void Answer_RedFlag_IsTheUrgentReplyAndNothingElse()
    {
        var answer = Assert.IsType<SafetyAnswer>(Ask("does it mend a fracture, there is a crushing feeling in my chest"));

        Assert.Equal("Emergency: call your local emergency number now.\n\n---\n\nAfter that, talk to your doctor.", answer.Text);
        Assert.Equal("heart-attack", answer.Kind.Id);
        Assert.Empty(answer.Suggestions);
    }

    [Fact]
    public void Answer_RedFlagSpreadOverTwoMessages_IsUrgent() =>
        Assert.IsType<SafetyAnswer>(Ask("and it is crushing", new AnswerContext { PreviousQuestion = "there is something with my chest" }));

    [Fact]
    public void Answer_RedFlagAnsweredBefore_DoesNotFireAgain() =>
        Assert.IsNotType<SafetyAnswer>(Ask("good morning", new AnswerContext { PreviousQuestion = "crushing pressure in my chest" }));

    [Fact]
    public void Answer_SmallTalk_IsTheStoredReply() => Assert.Equal("Hello there.", Assert.IsType<SmallTalk>(Ask("good morning")).Text);

    [Fact]
    public void Answer_OutOfScope_NamesTheClinic()
    {
        using var engine = Engine(new AnsweringOptions { ClinicContact = "Call 01234." });

        Assert.Equal("Please ask the clinic. Call 01234.", Assert.IsType<NoAnswer>(engine.Answer("can i book online", AnswerContext.Empty)).Text);
    }

    [Theory]
    [InlineData("", "Wording of not-text.")]
    [InlineData("  \n ", "Wording of not-text.")]
    [InlineData("?!…", "Wording of not-text.")]
    public void Answer_NoWords_SaysThatItReadsText(string question, string expected) => Assert.Equal(expected, Ask(question).Text);

    [Fact]
    public void Answer_TooLong_IsPoliteAndStillScreened()
    {
        var filler = string.Join(' ', Enumerable.Repeat("history", 500));

        Assert.Equal("Wording of too-long." + DoctorReply, Ask(filler).Text);
        Assert.IsType<SafetyAnswer>(Ask(filler + " crushing feeling in my chest"));
    }

    [Fact]
    public void Answer_FaultInside_FailsClosed()
    {
        var engine = Engine(new AnsweringOptions());
        engine.Dispose();

        var answer = engine.Answer("history of the method", AnswerContext.Empty);

        Assert.Equal("Wording of error." + DoctorReply, answer.Text);
        Assert.True(answer.DoctorReply);
        Assert.NotNull(answer.Trace.Fault);
    }

    [Fact]
    public void Answer_SameKnowledge_SameScores()
    {
        var first = Ask("does it mend bones").Trace.Ranking.Select(r => r.Score);

        Assert.Equal(first, Ask("does it mend bones").Trace.Ranking.Select(r => r.Score));
    }

    private Answer Ask(string question, AnswerContext? context = null)
    {
        using var engine = Engine(new AnsweringOptions());
        return engine.Answer(question, context ?? AnswerContext.Empty);
    }

    private AnswerEngine Engine(AnsweringOptions options) => new(KnowledgeFolder.Load(_knowledge.Folder), options);
}
