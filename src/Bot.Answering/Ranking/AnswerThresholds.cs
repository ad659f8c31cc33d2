namespace Bot.Answering.Ranking;

/// <summary>Scores at which a passage is shown, offered or withheld; fitted by cross-validation over <c>tests/evaluation</c>.</summary>
public static class AnswerThresholds
{
    /// <summary>Share of fixed replies from which one of them is given instead of a passage.</summary>
    public const float FixedReply = 0.40f;

    /// <summary>The same where the message is about a complaint and the best passage has at least <see cref="Complaint"/>.</summary>
    public const float FixedReplyToComplaint = 0.50f;

    /// <summary>Score from which a passage is the likelier answer to a complaint.</summary>
    public const float Complaint = 0.10f;

    /// <summary>Score from which a passage on pain answers a message in which nothing speaks of pain.</summary>
    public const float AboutPainAfterAll = 0.2f;

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
