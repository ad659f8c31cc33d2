using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Knowledge;
using Bot.Answering.Ranking;
using Bot.Answering.Safety;
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

    /// <summary>Every word a reader is shown, marks that stand alone among them: alone, and below the note on a condition.</summary>
    [Fact]
    public void Compose_AnyPassageShipped_IsShortWithTheDoctorReply()
    {
        var knowledge = ShippedKnowledge.Knowledge;
        var composer = new AnswerComposer(knowledge, new AnsweringOptions());
        var caution = Words(composer.Caution(knowledge.Safety.Kinds.First(kind => kind.Tier == Tier.Caution), language: null));

        List<int> lengths = [.. knowledge.Passages.Select(passage => Words(Compose(composer, [passage]).Text)).Order()];

        Assert.InRange(lengths[lengths.Count / 2], 1, 110);
        Assert.InRange(lengths[^1] + caution, 1, 180);
    }

    [Fact]
    public void Compose_AnyTwoPassagesShipped_AreShortTogetherOrTheSecondIsOffered()
    {
        var knowledge = ShippedKnowledge.Knowledge;
        var composer = new AnswerComposer(knowledge, new AnsweringOptions());
        var caution = composer.Caution(knowledge.Safety.Kinds.First(kind => kind.Tier == Tier.Caution), language: null);
        var both = 0;
        foreach (var first in knowledge.Passages)
        {
            foreach (var second in knowledge.Passages.Where(passage => passage != first))
            {
                var answer = Assert.IsType<SourcedAnswer>(Compose(composer, [first, second]));
                both += answer.Passages.Count == 2 ? 1 : 0;

                Assert.Contains(second.Heading, answer.Passages.Select(p => p.Heading).Concat(answer.Suggestions));
                Assert.InRange(Words(answer.Text), 1, 180);
                Assert.InRange(Words(caution) + Words(Compose(composer, [first, second], caution).Text), 1, 180);
            }
        }

        Assert.True(both > knowledge.Passages.Count * (knowledge.Passages.Count - 1) * 3 / 4, $"{both}");
    }

    private static Answer Compose(AnswerComposer composer, IReadOnlyList<Passage> passages, string before = "") =>
        composer.Compose(new AnswerDecision.Several(passages, [], []), DoctorReplyForm.Due, new AnswerTrace { Verdict = "pain management" }, before);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
