namespace Bot.Web;

/// <summary>The language of the words around the chat; answers are in English whatever it is.</summary>
internal sealed partial record PageLanguage(string Tag)
{
    // Languages of scripts that run from right to left.
    private static readonly string[] RightToLeft = ["ar", "he", "fa", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"];

    public static PageLanguage English { get; } = new("en");

    /// <summary>The language without its region, as translations are named.</summary>
    public string Name => Tag.Split('-')[0].ToLowerInvariant();

    public string Direction => RightToLeft.Contains(Name) ? "rtl" : "ltr";

    /// <summary>The language that a tag names; English for what is no tag.</summary>
    public static PageLanguage Parse(string? tag) => tag is not null && Form().IsMatch(tag) ? new PageLanguage(tag) : English;

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Form();
}
