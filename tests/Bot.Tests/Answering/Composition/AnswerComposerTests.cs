using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Answering.Ranking;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Composition;

public sealed class AnswerComposerTests : IDisposable
{
    private readonly TestKnowledge _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compose_Offer_ListsTheCandidatesAndNoneOfTheseLast()
    {
        var knowledge = KnowledgeFolder.Load(_folder.Folder);
        var composer = new AnswerComposer(knowledge, new AnsweringOptions());

        var answer = composer.Compose(new AnswerDecision.Offer(knowledge.Passages), DoctorReplyForm.NotDue, new AnswerTrace { Verdict = "clear" });

        Assert.Equal(["How old is it?", "Does it heal bones?", "Wording of none-of-these-choice."], answer.Suggestions);
        Assert.EndsWith("2. Does it heal bones?\n3. Wording of none-of-these-choice.", answer.Text, StringComparison.Ordinal);
    }
}
