using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Channels;

/// <summary>
/// <c>POST /api/messages</c>. With an app id it serves the Bot Framework's channels, authenticated; without one it
/// serves the Emulator on this machine only while developing, and else nobody.
/// </summary>
internal sealed partial class MessagesEndpoint(
    IConfiguration configuration, IHostEnvironment environment, ChannelTokens tokens, ChannelAuthentication authentication, ServiceHosts hosts, ILogger<MessagesEndpoint> logger)
{
    private const string Route = "/api/messages";

    private static readonly string[] ProxyHeaders = ["Forwarded", "Via", "X-Real-IP", "X-Original-For", "X-Client-IP", "CF-Connecting-IP", "True-Client-IP"];

    private const int MaxBodySize = 256 * 1024;

    private readonly bool _emulatorOnly = string.IsNullOrEmpty(configuration["MicrosoftAppId"]);

    public void Map(IEndpointRouteBuilder routes)
    {
        if (_emulatorOnly && !environment.IsDevelopment())
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

    private Task<IResult> HandleAsync(HttpRequest request, ChannelAdapter adapter, IBot bot, CancellationToken cancellationToken) =>
        _emulatorOnly ? ServeEmulatorAsync(request, adapter, bot, cancellationToken) : ServeChannelAsync(request, adapter, bot, cancellationToken);

    private async Task<IResult> ServeEmulatorAsync(HttpRequest request, ChannelAdapter adapter, IBot bot, CancellationToken cancellationToken)
    {
        if (!IsLocal(request))
        {
            return Problem(StatusCodes.Status403Forbidden, "Without an app id only the Emulator on this machine is served. Set MicrosoftAppId to serve channels.");
        }

        var (activity, refusal) = await ReadAsync(request, cancellationToken);
        return activity is null ? refusal!
            : hosts.IsServiceUrl(activity.ServiceUrl) ? await RunAsync(request, null, activity, adapter, bot, cancellationToken)
            : Problem(StatusCodes.Status403Forbidden, "Without an app id only the Emulator on this machine is served: serviceUrl must be a loopback address.");
    }

    // Nothing of a request is looked at but its header until that is known to be good, and a refusal never says why.
    private async Task<IResult> ServeChannelAsync(HttpRequest request, ChannelAdapter adapter, IBot bot, CancellationToken cancellationToken)
    {
        if (await tokens.VerifyAsync(request.Headers.Authorization.ToString(), cancellationToken) is not { } caller)
        {
            return Unauthorized(request);
        }

        var (activity, refusal) = await ReadAsync(request, cancellationToken);
        if (activity is null)
        {
            return refusal!;
        }

        if (!caller.MayBring(activity))
        {
            LogOtherActivity();
            return Unauthorized(request);
        }

        if (!hosts.IsServiceUrl(activity.ServiceUrl))
        {
            LogServiceUrlRefused();
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return await RunAsync(request, caller, activity, adapter, bot, cancellationToken);
    }

    private static async Task<(Activity? Activity, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // Web pages can send other types to a bot on the visitor's own machine without the browser asking first.
        if (!request.HasJsonContentType())
        {
            return (null, Problem(StatusCodes.Status415UnsupportedMediaType, "Send the activity as application/json."));
        }

        byte[]? body;
        try
        {
            body = await BoundedBody.ReadAsync(request, MaxBodySize, cancellationToken);
        }
        catch (BadHttpRequestException unreadable)
        {
            return (null, Problem(unreadable.StatusCode, "The request could not be read."));
        }

        return body is null ? (null, Problem(StatusCodes.Status413PayloadTooLarge, $"The body is larger than {MaxBodySize} bytes."))
            : ActivityBody.Read(body, out var fault) is { } activity ? (activity, null)
            : (null, Problem(StatusCodes.Status400BadRequest, fault));
    }

    private async Task<IResult> RunAsync(HttpRequest request, ChannelCaller? caller, Activity activity, ChannelAdapter adapter, IBot bot, CancellationToken cancellationToken)
    {
        try
        {
            var response = await adapter.RunTurnAsync(authentication.Describe(caller), activity, bot.OnTurnAsync, cancellationToken);
            await HttpHelper.WriteResponseAsync(request.HttpContext.Response, response);
            return Results.Empty;
        }
        catch (DeliveryException fault)
        {
            // The time of the whole request may be over, which has an answer of its own.
            cancellationToken.ThrowIfCancellationRequested();
            LogNotDelivered(fault.Message);
            return TypedResults.StatusCode(StatusCodes.Status502BadGateway);
        }
    }

    // A proxy on this machine makes every visitor look local; it gives itself away by the headers it adds. The Host
    // header is looked at because a web page can make a visitor's browser call a name that resolves to loopback.
    private static bool IsLocal(HttpRequest request) =>
        request.HttpContext.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && Uri.TryCreate($"http://{request.Host}", UriKind.Absolute, out var host)
        && host.IsLoopback
        && !request.Headers.Keys.Any(IsOfAProxy);

    private static bool IsOfAProxy(string header) =>
        header.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || ProxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase);

    private static StatusCodeHttpResult Unauthorized(HttpRequest request)
    {
        request.HttpContext.Response.Headers.WWWAuthenticate = "Bearer";
        return TypedResults.StatusCode(StatusCodes.Status401Unauthorized);
    }

    private static ProblemHttpResult Problem(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    [LoggerMessage(Level = LogLevel.Information, Message = "/api/messages serves the Bot Framework Emulator on this machine only, because MicrosoftAppId is not set.")]
    private partial void LogEmulatorOnly();

    [LoggerMessage(Level = LogLevel.Information, Message = "/api/messages serves Bot Framework channels with authentication.")]
    private partial void LogAuthenticated();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to /api/messages was refused: its activity is for another service URL or channel than its token.")]
    private partial void LogOtherActivity();

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to /api/messages was refused: its service URL is not among Channels:ServiceHosts.")]
    private partial void LogServiceUrlRefused();

    [LoggerMessage(Level = LogLevel.Error, Message = "A visitor at /api/messages was not answered. {Reason}")]
    private partial void LogNotDelivered(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "/api/messages is off: outside Development it needs MicrosoftAppId (and a password, certificate or managed identity). Set ASPNETCORE_ENVIRONMENT=Development to use the Emulator.")]
    private partial void LogNotMapped();
}
