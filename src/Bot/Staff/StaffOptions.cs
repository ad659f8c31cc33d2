namespace Bot.Staff;

/// <summary>Settings of the pages for staff.</summary>
internal sealed class StaffOptions
{
    public const string Section = "Staff";

    /// <summary>The secret that opens the pages. Questions kept for review are encrypted with it: a new one makes the old ones unreadable.</summary>
    [MinLength(32, ErrorMessage = "Staff:Key is too short. Write at least 32 random characters, such as openssl rand -base64 32 gives.")]
    public string? Key { get; set; }

    /// <summary>Header in which a proxy of <c>Proxies:Known</c> names the user whom it has logged in; whoever is named there sees the pages without the secret.</summary>
    public string? ProxyUserHeader { get; set; }

    /// <summary>Folder of labelled questions (*.jsonl) with which a question that staff add is tried, besides the conversations of the knowledge.</summary>
    public string? EvaluationFolder { get; set; }

    public bool IsOn => HasKey || !string.IsNullOrEmpty(ProxyUserHeader);

    public bool HasKey => !string.IsNullOrEmpty(Key);
}

/// <summary>Finds a way in to the pages for staff that would be open to everybody.</summary>
internal sealed class StaffRules(IConfiguration configuration) : IValidateOptions<StaffOptions>
{
    private const string Header = $"{StaffOptions.Section}:{nameof(StaffOptions.ProxyUserHeader)}";
    private const string Proxies = $"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)}";

    public ValidateOptionsResult Validate(string? name, StaffOptions options)
    {
        if (options.ProxyUserHeader is not { Length: > 0 } header)
        {
            return ValidateOptionsResult.Success;
        }

        List<string> faults = [];
        // Proxies drop other characters, and would let what a visitor sends through unchanged.
        if (!header.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            faults.Add($"{Header} is no header that a proxy sets. Write a name of letters, digits and hyphens, such as X-Staff-User.");
        }

        if (!configuration.GetSection(Proxies).GetChildren().Any())
        {
            faults.Add($"{Header} would let in whoever sends that header. List the proxy that sets it in {Proxies}, or take the header out.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}

/// <summary>Settings of the review of questions.</summary>
internal sealed class ReviewOptions
{
    public const string Section = "Review";

    /// <summary>Questions that the bot could not answer well are kept for staff, without what could tell who asked them.</summary>
    public bool Enabled { get; set; }

    /// <summary>A question is shown when so many visitors have asked it, or one like it.</summary>
    [Range(2, 100)]
    public int LeastVisitors { get; set; } = 3;
}

internal sealed class ReviewRules(IOptions<StaffOptions> staff) : IValidateOptions<ReviewOptions>
{
    public ValidateOptionsResult Validate(string? name, ReviewOptions options) => options.Enabled && !staff.Value.HasKey
        ? ValidateOptionsResult.Fail($"{ReviewOptions.Section}:Enabled keeps questions that nobody could read. Set {StaffOptions.Section}:Key too, which they are encrypted with.")
        : ValidateOptionsResult.Success;
}
