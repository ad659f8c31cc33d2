namespace Bot.Answering.Ranking;

/// <summary>Scores at which a passage is shown, offered or withheld; fitted by cross-validation over <c>tests/evaluation</c>.</summary>
public static class AnswerThresholds
{
    /// <summary>Share of fixed replies from which one of them is given instead of a passage.</summary>
    public const float FixedReply = 0.47f;

    /// <summary>How much of what speaks for small talk or "anything else" is held against a complaint, which is seldom either.</summary>
    public const float IdleComplaint = 0.6f;

    /// <summary>Score from which a passage is shown.</summary>
    public const float Show = 0.06f;

    /// <summary>Score below which a passage is not even offered.</summary>
    public const float Offer = 0.03f;

    /// <summary>Score from which a short message has a topic of its own and follows up nothing.</summary>
    public const float Clear = 0.3f;

    /// <summary>Score from which one of several questions in a message is answered.</summary>
    public const float ClearBesideOthers = 0.12f;

    /// <summary>Share of fixed replies from which one of several questions is surely none for a passage.</summary>
    public const float FixedClear = 0.6f;

    /// <summary>Score of another passage, relative to the one shown, from which it is the first that is offered with it.</summary>
    public const float NearlyAsGood = 0.5f;
}
