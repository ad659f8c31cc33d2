namespace Bot.Answering.Review;

/// <summary>Why staff may want to look at a question.</summary>
public static class ReviewReason
{
    public const string NothingFound = "nothing-found";
    public const string DidYouMean = "did-you-mean";
    public const string LowMargin = "low-margin";
    public const string NotHelpful = "not-helpful";

    /// <summary>Begins a reason that a visitor gives after <see cref="NotHelpful"/>.</summary>
    private const string Because = "not-helpful-";

    /// <summary>What a visitor has said of why an answer did not help, as a reason.</summary>
    public static string NotHelpfulBecause(string word) => Because + word;

    /// <summary>It tells more of a question that is counted already.</summary>
    public static bool IsDetail(string reason) => reason.StartsWith(Because, StringComparison.Ordinal);

    /// <summary>
    /// The reason that an answer itself gives; null when it gives none. An answer to danger never does. What is off topic may
    /// well be something that a clinic wants to answer.
    /// </summary>
    public static string? Of(Answer answer) => answer switch
    {
        { Language: not null } => null,
        NoAnswer { Reply: ReplyIds.NothingFound or ReplyIds.SecondMiss or ReplyIds.NoneOfThese or FixedReply.OffTopic } => NothingFound,
        Composition.DidYouMean => DidYouMean,
        SourcedAnswer { Trace.Ranking: [{ Score: < AnswerThresholds.LowMargin }, ..] } => LowMargin,
        _ => null,
    };
}
