using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Safety;

public sealed class CautionTests
{
    [Theory]
    [InlineData("I'm on warfarin")]
    [InlineData("I'm 34 weeks pregnant")]
    [InlineData("I have osteoporosis")]
    [InlineData("I've got a pacemaker")]
    [InlineData("I have diabetes")]
    [InlineData("I had chemo last year")]
    [InlineData("I have epilepsy")]
    [InlineData("I have varicose veins")]
    [InlineData("my son is 8 years old")]
    public void Answer_ConditionBesideAnyBodyPart_HasTheNote(string condition)
    {
        foreach (var part in (string[])["neck is", "shoulders are", "lower back is", "hips are", "hands are", "jaw is"])
        {
            var answer = ShippedKnowledge.Engine.Answer($"{condition} and my {part} stiff, can you work on it?", AnswerContext.Empty);

            Assert.True(answer is { Caution: true, DoctorReply: true } and not SafetyAnswer { Kind.IsAlarm: true }, $"{part}: {answer.Trace.Verdict}");
            Assert.StartsWith("**Before any massage, ask your doctor or pharmacist:**", answer.Text, StringComparison.Ordinal);
        }
    }

    // None of their words stands in a list, and none of the messages in the knowledge.
    [Theory]
    [InlineData("MS here, relapsing type, heat wipes me out. do you keep the room cool and go easy on spasms?")]
    [InlineData("Would needling be wise with a plastic hip? Mine was fitted in 2015, and it has never given trouble, but my glutes are tight.")]
    public void Answer_ConditionToldInOtherWords_HasTheNote(string message)
    {
        var answer = ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty);

        Assert.Equal("caution-told", answer.CautionKind);
        Assert.True(answer.DoctorReply);
    }

    // Alone it is a condition, no emergency.
    [Fact]
    public void Answer_ConditionAsOneWord_IsNoAlarm()
    {
        var answer = ShippedKnowledge.Engine.Answer("pregnant", AnswerContext.Empty);

        Assert.True(answer.Caution);
        Assert.IsNotType<SafetyAnswer>(answer);
    }

    [Theory]
    [InlineData("who invented it")]
    [InlineData("I am not pregnant, is it safe")]
    [InlineData("my neck is stiff")]
    public void Answer_NoCondition_HasNoNote(string message) => Assert.False(ShippedKnowledge.Engine.Answer(message, AnswerContext.Empty).Caution);
}
