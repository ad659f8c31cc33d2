namespace Bot.DirectLine;

/// <summary>What holds for every route: pages of strangers are refused, nothing is cached, and a fault tells nothing.</summary>
internal sealed partial class ChannelFilter(CallerOrigin origin, ILogger<ChannelFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!origin.IsAllowed(http.Request))
        {
            return Responses.Error(StatusCodes.Status400BadRequest, "OriginNotAllowed", "Pages of this origin are not allowed here; DirectLine:AllowedOrigins lists those that are.");
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException fault)
        {
            return Responses.Error(fault.StatusCode, "BadArgument", "The request could not be read.");
        }
#pragma warning disable CA1031 // The store may fail in any way; the client is told to try again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (http.RequestAborted.IsCancellationRequested)
            {
                // The client has gone, or the request took too long: then an empty answer would be taken for "done".
                return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
            }

            LogFailed(fault);
            http.Response.Headers[HeaderNames.RetryAfter] = "5";
            return Responses.Error(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Please try again.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line request failed.")]
    private partial void LogFailed(Exception fault);
}

/// <summary>Which pages may speak to the channel: its own, and those of the origins in the settings.</summary>
internal sealed class CallerOrigin(IOptions<DirectLineOptions> options)
{
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
