using Bot.Answering.Knowledge;

namespace Bot.Answering.Ranking;

/// <summary>What to do with a ranking.</summary>
internal abstract record AnswerDecision
{
    private AnswerDecision()
    {
    }

    /// <summary>Show one passage, or two where both are needed.</summary>
    public sealed record Show(IReadOnlyList<Passage> Passages) : AnswerDecision;

    /// <summary>Offer candidates that fit about equally well.</summary>
    public sealed record Offer(IReadOnlyList<Passage> Candidates) : AnswerDecision;

    /// <summary>Say what to do now that none of the candidates was meant.</summary>
    public sealed record NoneOffered : AnswerDecision;

    /// <summary>Give a stored reply to small talk or a question out of scope.</summary>
    public sealed record Reply(FixedReply FixedReply) : AnswerDecision;

    /// <summary>Say that nothing fits.</summary>
    public sealed record Nothing : AnswerDecision;
}
