using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Bot.DirectLine;

/// <summary>Which pages may speak to the channel: its own, and those of the origins in the settings.</summary>
internal sealed class CallerOrigin(IOptions<DirectLineOptions> options)
{
    /// <summary>Whether an origin of another site is on the list.</summary>
    public bool IsListed(string origin) =>
        options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (options.Value.AllowLoopbackOrigins && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback);

    /// <summary>Whether the call may go on. Callers that are no browsers send no origin.</summary>
    public bool IsAllowed(HttpRequest request)
    {
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0
            || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)
            || IsListed(origin);
    }
}
