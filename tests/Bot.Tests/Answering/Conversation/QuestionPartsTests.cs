using Bot.Answering.Conversation;
using Bot.Answering.Ranking;
using Bot.Answering.Text;
using Xunit;

namespace Bot.Tests.Answering.Conversation;

public sealed class QuestionPartsTests
{
    [Theory]
    [InlineData("What is it? Does it hurt, and how is it done?", "what is it|does it hurt|how is it done")]
    [InlineData("does it wake up old tissue? & whats the china thing", "does it wake up old tissue|whats the china thing")]
    [InlineData("will my joints move easier & will i get injured", "will my joints move easier|will i get injured")]
    [InlineData("history + side effects please", "history|side effects please")]
    [InlineData("range of motion? old injuries?", "range of motion|old injuries")]
    [InlineData("stress relief yes or no? fractures yes or no?", "stress relief yes or no|fractures yes or no")]
    [InlineData("Q1 does it speed up healing Q2 does it cause tender spots", "does it speed up healing|does it cause tender spots")]
    [InlineData("Explain the suction, then explain the friction.", "explain the suction|explain the friction")]
    [InlineData("my nan wants to know if its swedish and my grandad wants to know if it loosens", "my nan wants to know if its swedish|my grandad wants to know if it loosens")]
    [InlineData("Which injuries come from it, and for whom is it most useful?", "which injuries come from it|for whom is it most useful")]
    [InlineData("can i ask what it is and if its ok for everyone", "can i ask what it is|if its ok for everyone")]
    [InlineData("I've got fibromyalgia and I'd also like to know where it comes from", "ive got fibromyalgia|like to know where it comes from")]
    [InlineData("Stiff neck for two weeks. How much is it?", "how much is it")]
    [InlineData("so what do i wear does it hurt a lot can i tell them to stop", "what do i wear|does it hurt a lot|can i tell them to stop")]
    [InlineData("Parking free? Price?", "parking free|price")]
    [InlineData("1) how long is it 2) who is it for", "how long is it|who is it for")]
    [InlineData("Mum, 84, has a sore neck. Is she too old, and has anyone older had it?", "is she too old|has anyone older had it")]
    [InlineData("how many sessions will i need", "")]
    [InlineData("can i go to the gym after or do i need a rest day", "")]
    [InlineData("can my sister learn to do it on me", "")]
    [InlineData("Does it hurt?", "")]
    [InlineData("my neck and shoulders have been stiff since the long drive on sunday", "")]
    public void Of_Message_FindsItsQuestions(string message, string questions)
    {
        var found = QuestionParts.Of(TextNormalizer.Normalize(message)).Select(part => MessageParts.Text(part.Words));

        Assert.Equal(questions, string.Join('|', found));
    }

    [Fact]
    public void Of_SentencesThatAskNothing_AreTold() =>
        Assert.Equal(["my hip aches. i am 67"], QuestionParts.Of(TextNormalizer.Normalize("My hip aches. I am 67. Would it help? Is it dear?")).Select(part => part.Told).Distinct());

    [Theory]
    [InlineData("My son is 8. Is he too young? Is it dear?", "my son is 8")]
    [InlineData("My back went out when I bent down. How much is it? Is it far?", "my back went out when i bent down")]
    public void Of_AStatementThatLooksLikeAQuestionOrAList_IsTold(string message, string told) =>
        Assert.Equal(told, QuestionParts.Of(TextNormalizer.Normalize(message))[^1].Told);

    [Fact]
    public void Halves_OfALongMessage_AreNone()
    {
        var tokens = Tokens.Of(string.Join(", ", Enumerable.Repeat("my neck", AnswerLimits.LongestHalved)));

        Assert.NotEmpty(QuestionParts.Halves(tokens[..AnswerLimits.LongestHalved]));
        Assert.Empty(QuestionParts.Halves(tokens));
    }
}
