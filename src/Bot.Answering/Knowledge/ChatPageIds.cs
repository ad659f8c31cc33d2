namespace Bot.Answering.Knowledge;

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
