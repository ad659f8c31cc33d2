using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Bot.Web;

/// <summary>Settings of the demo page, the chat page and the widget.</summary>
internal sealed class WebOptions
{
    public const string Section = "Web";

    /// <summary>Sites that may show the chat in a frame, such as <c>https://clinic.example</c>; the bot's own pages always may.</summary>
    public IList<string> FrameAncestors { get; init; } = [];

    /// <summary>Pages of this machine may show the chat, whatever their port.</summary>
    public bool AllowLoopbackFrames { get; set; }
}

/// <summary>Names each entry of the list of sites that browsers would not understand, or that would let any site in.</summary>
internal sealed partial class FrameRules : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        var faults = options.FrameAncestors
            .Select((site, at) => (Site: site, At: at))
            .Where(entry => !Site().IsMatch(entry.Site))
            .Select(entry => $"{WebOptions.Section}:FrameAncestors:{entry.At} is not a site. Write scheme and host only, such as https://clinic.example or https://*.clinic.example.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    [GeneratedRegex(@"^https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:(\d{1,5}|\*))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Site();
}
