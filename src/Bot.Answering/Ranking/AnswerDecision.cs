namespace Bot.Answering.Ranking;

/// <summary>What to do with a ranking.</summary>
internal abstract record AnswerDecision
{
    private AnswerDecision()
    {
    }

    /// <summary>Show the first passage, and offer the others, which fit nearly as well.</summary>
    public sealed record Show(IReadOnlyList<Passage> Passages) : AnswerDecision;

    /// <summary>Offer candidates that fit about equally well.</summary>
    public sealed record Offer(IReadOnlyList<Passage> Candidates) : AnswerDecision;

    /// <summary>Say what to do now that none of the candidates was meant.</summary>
    public sealed record NoneOffered : AnswerDecision;

    /// <summary>Give a stored reply to small talk or a question out of scope.</summary>
    public sealed record Reply(FixedReply FixedReply) : AnswerDecision;

    /// <summary>Answer several questions of one message.</summary>
    /// <param name="Passages">In the order of the questions.</param>
    /// <param name="Replies">What is said of those that no passage answers.</param>
    /// <param name="Offered">What may answer those that are not clear.</param>
    /// <param name="IsReplyFirst">What a reply answers was asked before what a passage answers.</param>
    public sealed record Several(IReadOnlyList<Passage> Passages, IReadOnlyList<FixedReply> Replies, IReadOnlyList<Passage> Offered, bool IsReplyFirst = false) : AnswerDecision;

    /// <summary>Say a stored wording on what was shown before, and offer what is nearest to it.</summary>
    public sealed record Say(string ReplyId, IReadOnlyList<Passage> Nearest) : AnswerDecision;

    /// <summary>Say that nothing fits, and offer what is nearest.</summary>
    public sealed record Nothing : AnswerDecision;
}
