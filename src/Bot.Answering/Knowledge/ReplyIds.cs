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

    internal static IReadOnlyList<string> All { get; } =
        [Greeting, NothingFound, Error, DidYouMean, NoneOfTheseChoice, NoneOfThese, ClinicContact, TooLong, NotText, SecondMiss, EnglishOnly, ComplaintsContact, NotForgotten];
}
