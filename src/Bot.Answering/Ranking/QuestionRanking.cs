namespace Bot.Answering.Ranking;

/// <summary>What a question is about: the passages that may answer it, and the fixed reply it may call for instead.</summary>
/// <param name="Passages">The best few, best first.</param>
/// <param name="FixedReply">The best fitting reply to small talk or a question out of scope.</param>
/// <param name="FixedShare">How much speaks for any fixed reply rather than any passage, between 0 and 1.</param>
/// <param name="IdleShare">The part of it that speaks for small talk or for what has nothing to do with the article.</param>
public sealed record QuestionRanking(IReadOnlyList<RankedPassage> Passages, FixedReply? FixedReply, float FixedShare, float IdleShare)
{
    /// <summary>One passage stands out, so that the question says itself what it is about.</summary>
    public bool IsClear => Passages.Count > 0 && Passages[0].Score >= AnswerThresholds.Clear;

    /// <summary>The same of one of several questions.</summary>
    public bool IsClearBesideOthers => Passages.Count > 0 && Passages[0].Score >= AnswerThresholds.ClearBesideOthers;

    /// <summary>A fixed reply stands out likewise.</summary>
    public bool IsFixedClear => FixedShare >= AnswerThresholds.FixedClear;

    /// <summary>What speaks for the best answer that there is, between 0 and 1.</summary>
    public float Confidence => Math.Max(Passages.Count > 0 ? Passages[0].Score : 0, FixedShare - IdleShare);

    /// <summary>It is small talk or has nothing to do with the article, whatever stands beside it.</summary>
    public bool IsSurelyIdle => IdleShare >= AnswerThresholds.FixedClear;

    public static QuestionRanking Empty { get; } = new([], null, 0, 0);
}
