namespace Bot.Web;

/// <summary>Settings of the demo page, the chat page and the widget.</summary>
internal sealed partial class WebOptions : IValidatableObject
{
    public const string Section = "Web";

    /// <summary>Sites that may show the chat in a frame, such as <c>https://clinic.example</c>; the bot's own pages always may.</summary>
    public IList<string> FrameAncestors { get; init; } = [];

    /// <summary>Pages of this machine may show the chat, whatever their port.</summary>
    public bool AllowLoopbackFrames { get; set; }

    /// <summary>Names each site that browsers would not understand, or that would let any site in.</summary>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => FrameAncestors.Index()
        .Where(entry => !Site().IsMatch(entry.Item))
        .Select(entry => new ValidationResult($"{Section}:FrameAncestors:{entry.Index} is not a site. Write scheme and host only, such as https://clinic.example or https://*.clinic.example."));

    [GeneratedRegex(@"^https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Site();
}
