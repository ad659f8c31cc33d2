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

    public const string CallButton = "call-button";
    public const string BookButton = "book-button";
    public const string MapButton = "map-button";
    public const string PageButton = "page-button";

    internal static IReadOnlyList<string> All { get; } =
        [Greeting, NothingFound, Error, DidYouMean, NoneOfTheseChoice, NoneOfThese, ClinicContact, TooLong, NotText, SecondMiss, EnglishOnly, ComplaintsContact, NotForgotten,
        ClinicNotFilled, NoReason, NoMore, CallButton, BookButton, MapButton, PageButton];
}
