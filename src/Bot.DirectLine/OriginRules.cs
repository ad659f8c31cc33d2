using Microsoft.Extensions.Options;

namespace Bot.DirectLine;

/// <summary>Names each allowed origin that could never match one.</summary>
internal sealed class OriginRules : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = options.AllowedOrigins
            .Where(origin => !IsOrigin(origin))
            .Select(origin => $"{DirectLineOptions.Section}:AllowedOrigins holds '{origin}', which is not an origin. Write scheme and host only, such as https://clinic.example; a star is not allowed.")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.GetLeftPart(UriPartial.Authority).Equals(text, StringComparison.OrdinalIgnoreCase);
}
