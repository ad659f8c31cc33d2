using System.Net;
using Bot.DirectLine.Protocol;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;

namespace Bot.Channels;

/// <summary>
/// <c>POST /api/messages</c>. With an app id it serves the Bot Framework's channels, authenticated; without one it
/// serves the Emulator on this machine only, and in Production nobody.
/// </summary>
internal sealed partial class MessagesEndpoint(IConfiguration configuration, IHostEnvironment environment, ILogger<MessagesEndpoint> logger)
{
    private const string Route = "/api/messages";

    /// <summary>Bytes of a request body.</summary>
    private const int MaxBodySize = 256 * 1024;

    private readonly bool _emulatorOnly = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);

    public void Map(IEndpointRouteBuilder routes)
    {
        if (_emulatorOnly && environment.IsProduction())
        {
            LogNotMapped();
            return;
        }

        routes.MapPost(Route, HandleAsync);
        if (_emulatorOnly)
        {
            LogEmulatorOnly();
        }
        else
        {
            LogAuthenticated();
        }
    }

    private static bool IsLoopback(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback;

    private async Task<IResult> HandleAsync(HttpRequest request, IBotFrameworkHttpAdapter adapter, IBot bot, CancellationToken cancellationToken)
    {
        if (Refusal(request) is { } refused)
        {
            return refused;
        }

        if (await BoundedBody.ReadAsync(request, MaxBodySize, cancellationToken) is not { } body)
        {
            return Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBodySize} bytes.");
        }

        if (ActivityProbe.Read(body, out var serviceUrl) is { } fault)
        {
            return Problem(StatusCodes.Status400BadRequest, fault);
        }

        if (_emulatorOnly && !IsLoopback(serviceUrl))
        {
            return Problem(StatusCodes.Status403Forbidden, "Without an app id only the Emulator on this machine is served: serviceUrl must be a loopback address.");
        }

        request.Body = new MemoryStream(body, writable: false);
        await adapter.ProcessAsync(request, request.HttpContext.Response, bot, cancellationToken);
        return Results.Empty;
    }

    private ProblemHttpResult? Refusal(HttpRequest request)
    {
        if (!request.HasJsonContentType())
        {
            return Problem(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json.");
        }

        return _emulatorOnly && !IsLocal(request)
            ? Problem(StatusCodes.Status403Forbidden, "Without an app id only the Emulator on this machine is served. Set MicrosoftAppId to serve channels.")
            : null;
    }

    // A proxy on this machine makes every visitor look local; it gives itself away by the headers it adds. The Host
    // header is looked at because a web page can make a visitor's browser call a name that resolves to loopback.
    private static bool IsLocal(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsLoopback($"http://{request.Host}")
        && !request.Headers.ContainsKey("X-Forwarded-For")
        && !request.Headers.ContainsKey("Forwarded");

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    [LoggerMessage(Level = LogLevel.Information, Message = "/api/messages serves the Bot Framework Emulator on this machine only, because MicrosoftAppId is not set.")]
    private partial void LogEmulatorOnly();

    [LoggerMessage(Level = LogLevel.Information, Message = "/api/messages serves Bot Framework channels with authentication.")]
    private partial void LogAuthenticated();

    [LoggerMessage(Level = LogLevel.Warning, Message = "/api/messages is off: in Production it needs MicrosoftAppId (and a password, certificate or managed identity). Set ASPNETCORE_ENVIRONMENT=Development to use the Emulator.")]
    private partial void LogNotMapped();
}
