using Bot.DirectLine.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Bot.DirectLine;

/// <summary>What holds for every route: pages of strangers are refused, nothing is cached, and a fault tells nothing.</summary>
internal sealed partial class EdgeFilter(CallerOrigin origin, ILogger<EdgeFilter> logger) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Response.Headers[HeaderNames.CacheControl] = "no-store";
        if (!origin.IsAllowed(http.Request))
        {
            return Answers.Error(StatusCodes.Status400BadRequest, ErrorCodes.OriginNotAllowed, "Pages of this origin are not allowed here; DirectLine:AllowedOrigins lists those that are.");
        }

        try
        {
            return await next(context);
        }
        catch (BadHttpRequestException fault)
        {
            return Answers.Error(fault.StatusCode, ErrorCodes.BadArgument, "The request could not be read.");
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
            return Answers.Error(StatusCodes.Status503ServiceUnavailable, ErrorCodes.ServiceUnavailable, "Please try again.");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line request failed.")]
    private partial void LogFailed(Exception fault);
}
