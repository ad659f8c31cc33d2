namespace Bot.Answering.Knowledge;

/// <summary>Ids of the wordings in <c>replies.md</c> that the bot needs.</summary>
public static class ReplyIds
{
    public const string Greeting = "greeting";
    public const string NothingFound = "nothing-found";
    public const string Error = "error";
    public const string DidYouMean = "did-you-mean";
    public const string NoneOfTheseChoice = "none-of-these-choice";
    public const string NoneOfThese = "none-of-these";
    public const string ClinicContact = "clinic-contact";
    public const string TooLong = "too-long";
    public const string NotText = "not-text";
    public const string SecondMiss = "second-miss";
    public const string EnglishOnly = "english-only";
    public const string ComplaintsContact = "complaints-contact";
    public const string NotForgotten = "not-forgotten";

    /// <summary>That the clinic has not filled in a fact, with {topic}.</summary>
    public const string ClinicNotFilled = "clinic-not-filled";

    /// <summary>That the article gives no reason for what was shown.</summary>
    public const string NoReason = "no-reason";

    /// <summary>That nothing more is known of what was shown.</summary>
    public const string NoMore = "no-more";

    /// <summary>That another question of the message can be asked for; its heading follows.</summary>
    public const string OtherQuestion = "other-question";

    public const string CallButton = "call-button";
    public const string BookButton = "book-button";
    public const string MapButton = "map-button";
    public const string PageButton = "page-button";

    internal static IReadOnlyList<string> All { get; } =
        [Greeting, NothingFound, Error, DidYouMean, NoneOfTheseChoice, NoneOfThese, ClinicContact, TooLong, NotText, SecondMiss, EnglishOnly, ComplaintsContact, NotForgotten,
        ClinicNotFilled, NoReason, NoMore, OtherQuestion, CallButton, BookButton, MapButton, PageButton];
}

/// <summary>Ids of the wordings in <c>safety/urgent-replies.md</c> and in the files of the languages.</summary>
internal static class SafetyReplyIds
{
    public const string DoctorReplyEmergency = "doctor-reply-emergency";
    public const string DoctorReplyCrisis = "doctor-reply-crisis";
    public const string Resolved = "resolved";

    /// <summary>What to write when a danger was an error or is sorted: the words in bold.</summary>
    public const string HowToEnd = "how-to-end";

    /// <summary>Ends the id of what is said when the message is about somebody else.</summary>
    public const string Other = "-other";

    /// <summary>Ends the id of what is said when the advice is repeated.</summary>
    public const string Short = "-short";

    /// <summary>Only in the files of the languages: the bot answers in English.</summary>
    public const string EnglishOnly = "english-only";

    /// <summary>Only in the files of the languages.</summary>
    public const string DoctorReply = "doctor-reply";

    private static readonly string[] Tiers = [.. Enum.GetValues<Tier>().Select(KindReader.ReplyOf)];

    private static readonly string[] Repeated = [.. Enum.GetValues<Tier>().Where(tier => tier < Tier.LowMood).Select(tier => KindReader.ReplyOf(tier) + Short)];

    /// <summary>What the bot cannot do without.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Tiers, .. Repeated, DoctorReplyEmergency, DoctorReplyCrisis, Resolved, HowToEnd];

    public static IReadOnlyList<string> InEveryLanguage { get; } = [.. Tiers, .. Repeated, Resolved, HowToEnd, EnglishOnly, DoctorReply, .. Contacts.Ids];
}

/// <summary>Ids of the wordings in <c>chat-page.md</c> that the chat on a website needs.</summary>
public static class ChatPageIds
{
    public const string SuggestedQuestions = "suggested-questions";
    public const string Title = "title";
    public const string Open = "open";
    public const string Close = "close";
    public const string Frame = "frame";
    public const string NotLoaded = "not-loaded";
    public const string Unread = "unread";
    public const string NoScript = "no-script";
    public const string Privacy = "privacy";
    public const string PrivacyWithAzure = "privacy-azure";
    public const string PrivacyOfReview = "privacy-review";

    internal static IReadOnlyList<string> All { get; } =
    [
        SuggestedQuestions, Title, Open, Close, Frame, NotLoaded, NoScript, Privacy, PrivacyWithAzure, PrivacyOfReview,
        "what-this-is", "emergency", "options", "privacy-heading", "privacy-link", "forget", "forget-question", "forget-yes", "forget-no", "forgotten", "forget-failed",
        "new-chat", "lost", "connecting", "offline", "online", "unreachable", "no-stream", "slow", "retry", "type-here", "helpful", "not-helpful", "thanks", "doctor-reply", "more-on-this", "new-tab",
        "why-not", "reason-wrong", "reason-off-topic", "reason-unclear", "copy", "copied", "not-copied", "print", "sound", "you", "helper", Unread,
    ];
}
