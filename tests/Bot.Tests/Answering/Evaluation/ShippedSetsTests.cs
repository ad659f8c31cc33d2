using Bot.Answering;
using Bot.Answering.Composition;
using Bot.Answering.Evaluation;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Answering.Evaluation;

/// <summary>What must hold for every labelled message without exception.</summary>
public sealed class ShippedSetsTests
{
    private static readonly List<EvaluatedAnswer> Answers =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "evaluation"), "*.jsonl").Order()
            .Where(file => !EvaluationJson.HoldsConversations(file))
            .SelectMany(EvaluationJson.ReadQuestions)
            .Select(q => new EvaluatedAnswer(q, ShippedKnowledge.Engine.Answer(q.Question, AnswerContext.Empty))),
    ];

    [Fact]
    public void PainManagementQuestion_AlwaysGetsTheDoctorReply()
    {
        var pain = Answers.Where(a => a.Question.Pain == true).ToList();
        var missed = pain.Where(a => !a.Answer.DoctorReply).Select(a => a.Question.Id).ToList();

        Assert.True(missed.Count <= pain.Count * 5 / 1000, string.Join(' ', missed));
    }

    [Fact]
    public void RedFlag_NearlyAlwaysGetsAnUrgentReply()
    {
        var urgent = Answers.Where(a => a.Question.Urgent).ToList();
        var missed = urgent.Where(a => !a.IsUrgent).Select(a => a.Question.Id).ToList();

        Assert.True(missed.Count <= urgent.Count * 2 / 100, string.Join(' ', missed));
    }

    [Fact]
    public void DoctorReply_IsTheLastPartOfTheReply() =>
        Assert.All(Answers.Where(a => a.Answer.DoctorReply), a => Assert.Matches("(managing pain\\.|act on this\\.|about it\\.|massage again\\.)$", a.Answer.Text));

    [Fact]
    public void UrgentReply_ShowsNoPassageAndOffersNothing() =>
        Assert.All(Answers.Where(a => a.IsUrgent), a => Assert.True(a.Answer.Suggestions.Count == 0 && !a.Answer.Text.Contains("Source:", StringComparison.Ordinal)));

    [Fact]
    public void EveryClaim_IsReachedBySomeQuestion()
    {
        var shown = Answers.Select(a => a.Answer).OfType<SourcedAnswer>().SelectMany(a => a.Passages).SelectMany(p => p.Claims).Distinct().Order();

        Assert.Equal(Enumerable.Range(1, 33).Select(n => $"C{n:00}"), shown);
    }

    [Fact]
    public void Answer_ShowsStoredTextWithItsNote() =>
        Assert.All(
            Answers.Select(a => a.Answer).OfType<SourcedAnswer>(),
            answer => Assert.All(answer.Passages, p => Assert.StartsWith(p.Text, answer.Text[answer.Text.IndexOf(p.Text, StringComparison.Ordinal)..], StringComparison.Ordinal)));

    [Fact]
    public void CrossValidation_TakesTheQuestionOutOfTheKnowledge()
    {
        using var folder = new TestKnowledge();
        var knowledge = Bot.Answering.Knowledge.KnowledgeFolder.Load(folder.Folder);
        EvaluationQuestion[] questions =
        [
            new("1", "Since when has this been around?", "answerable", Pain: false, Urgent: false) { Claims = ["C01"] },
            new("2", "history of the method", "answerable", Pain: false, Urgent: false) { Claims = ["C01"] },
        ];

        var (seen, _) = Evaluator.Answer(knowledge, new AnsweringOptions(), questions, [], folds: 0);
        EvaluationConversation[] chats = [new("c1", ["hello"], ["other"]), new("c2", ["Since when has this been around?"], ["answer"])];
        var (unseen, turns) = Evaluator.Answer(knowledge, new AnsweringOptions(), questions, chats, folds: 3);

        Assert.Equal(["1", "2"], unseen.Select(a => a.Question.Id));
        Assert.Equal(["c1#0", "c2#0"], turns.Select(turn => turn.Id));
        Assert.IsNotType<SourcedAnswer>(turns[1].Answer);
        Assert.IsType<SourcedAnswer>(seen[0].Answer);
        Assert.IsNotType<SourcedAnswer>(unseen[0].Answer);
    }
}
