using Bot.Answering.Knowledge;

namespace Bot.Answering.Ranking;

/// <summary>Decides whether the best passage is good enough to be shown; a poor passage never is.</summary>
internal static class AnswerPolicy
{
    private const int MaxOffered = 3;

    /// <summary>What to show to someone who wants to know more: the first related passage not shown yet.</summary>
    public static AnswerDecision More(IReadOnlyList<Passage> shown, KnowledgeBase knowledge) =>
        knowledge.FindPassages(shown.SelectMany(p => p.Related)).Except(shown).FirstOrDefault() is { } next
            ? new AnswerDecision.Show([next])
            : new AnswerDecision.Nothing();

    /// <summary>What to show for a question.</summary>
    /// <param name="ranking">What may answer it.</param>
    /// <param name="isAboutPain">The doctor reply is due: then a condition that nothing is known of is no reason to refuse.</param>
    /// <param name="isNotAboutPain">Nothing in the message speaks of pain: then no passage about pain is its answer.</param>
    public static AnswerDecision Decide(QuestionRanking ranking, bool isAboutPain, bool isNotAboutPain)
    {
        var least = isAboutPain && ranking.Passages is [{ Passage.AnyCondition: true }, ..] ? AnswerThresholds.FixedReplyToCondition : AnswerThresholds.FixedReply;
        if (ranking.FixedReply is { } reply && ranking.FixedShare >= least)
        {
            return new AnswerDecision.Reply(reply);
        }

        if (ranking.Passages.Count == 0
            || ranking.Passages[0].Score < AnswerThresholds.Offer
            || (isNotAboutPain && ranking.Passages[0].Passage.DoctorReply == DoctorReplyPolicy.Always))
        {
            return new AnswerDecision.Nothing();
        }

        var best = ranking.Passages[0].Score;
        var shown = best < AnswerThresholds.Show
            ? ranking.Passages.Take(MaxOffered)
            : ranking.Passages.Take(2).Where(p => p.Score >= AnswerThresholds.BothNeeded * best);
        List<Passage> passages = [.. shown.Select(p => p.Passage)];
        return best < AnswerThresholds.Show ? new AnswerDecision.Offer(passages) : new AnswerDecision.Show(passages);
    }
}
