using Microsoft.Extensions.Options;

namespace Bot.DirectLine;

/// <summary>Names each allowed origin that could never match one.</summary>
internal sealed class OriginRules : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = options.AllowedOrigins
            .Select((origin, at) => (Origin: origin, At: at))
            .Where(entry => !IsOrigin(entry.Origin))
            .Select(entry => $"{DirectLineOptions.Section}:AllowedOrigins:{entry.At} is not an origin. Write scheme and host only, such as https://clinic.example; a star is not allowed.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    internal static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.UserInfo.Length == 0
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
