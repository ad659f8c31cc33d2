namespace Bot.Answering.Ranking;

/// <summary>Decides whether the best passage is good enough to be shown; a poor passage never is.</summary>
internal static class AnswerPolicy
{
    /// <summary>What to show to someone who wants to know more: the first related passage not shown yet.</summary>
    /// <param name="shown">Last.</param>
    /// <param name="seen">In this conversation.</param>
    /// <param name="knowledge">Holds the others.</param>
    public static AnswerDecision More(IReadOnlyList<Passage> shown, IReadOnlyList<Passage> seen, KnowledgeBase knowledge) =>
        shown.Count == 0 ? new AnswerDecision.Nothing()
        : Related(shown, seen, knowledge).FirstOrDefault() is { } next ? new AnswerDecision.Show([next])
        : new AnswerDecision.Say(ReplyIds.NoMore, []);

    /// <summary>What to show to someone who asks for the reason: the passage that has it, or that the article gives none.</summary>
    /// <param name="shown">Last.</param>
    /// <param name="seen">In this conversation.</param>
    /// <param name="knowledge">Holds the others.</param>
    public static AnswerDecision Why(IReadOnlyList<Passage> shown, IReadOnlyList<Passage> seen, KnowledgeBase knowledge) =>
        shown.Count == 0 ? new AnswerDecision.Nothing()
        : knowledge.FindPassages(shown.Select(p => p.Why)) is [var reason, ..] ? new AnswerDecision.Show([reason])
        : new AnswerDecision.Say(ReplyIds.NoReason, [.. Related(shown, seen, knowledge).Take(AnswerLimits.Offered)]);

    private static IEnumerable<Passage> Related(IReadOnlyList<Passage> shown, IReadOnlyList<Passage> seen, KnowledgeBase knowledge) =>
        knowledge.FindPassages(shown.Concat(seen).SelectMany(p => p.Related)).Except(shown).Except(seen);

    /// <summary>What to show for a question.</summary>
    /// <param name="ranking">What may answer it.</param>
    /// <param name="isAboutPain">The doctor reply is due: a complaint is what the article is about, in whatever words it comes.</param>
    public static AnswerDecision Decide(QuestionRanking ranking, bool isAboutPain)
    {
        var share = ranking.FixedShare - (isAboutPain ? (1 - AnswerThresholds.IdleComplaint) * ranking.IdleShare : 0);
        if (ranking.FixedReply is { } reply && share >= AnswerThresholds.FixedReply)
        {
            return new AnswerDecision.Reply(reply);
        }

        if (ranking.Passages.Count == 0 || ranking.Passages[0].Score < AnswerThresholds.Offer)
        {
            return new AnswerDecision.Nothing();
        }

        var best = ranking.Passages[0].Score;
        var shown = best < AnswerThresholds.Show
            ? ranking.Passages.Take(AnswerLimits.Offered)
            : ranking.Passages.Take(AnswerLimits.Offered).Where(p => p.Score >= AnswerThresholds.NearlyAsGood * best);
        List<Passage> passages = [.. shown.Select(p => p.Passage)];
        return best < AnswerThresholds.Show ? new AnswerDecision.Offer(passages) : new AnswerDecision.Show(passages);
    }
}
