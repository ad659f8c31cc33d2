using Bot.Hosting;
using Microsoft.Extensions.Options;

namespace Bot.Staff;

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
