namespace Bot.Staff;

/// <summary>What is counted. Every label is an id of the knowledge, a code or a word of the program, and never a visitor's.</summary>
internal static class CountNames
{
    public const string Visits = "visits";
    public const string Questions = "questions";
    public const string Outcomes = "outcome";
    public const string Dangers = "danger";
    public const string Refusals = "refusal";
    public const string ThumbsUp = "thumb-up";
    public const string ThumbsDown = "thumb-down";
    public const string ThumbReasons = "thumb-reason";
    public const string Languages = "language";

    /// <summary>Begins the names of questions kept for review, before their reason; their labels are encrypted.</summary>
    public const string Review = "review-";
}
