using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The adapter behind <c>POST /api/messages</c>: speaks the Bot Connector protocol with channels and the Emulator.</summary>
public partial class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    /// <summary>Makes an adapter without an app id.</summary>
    public CloudAdapter()
        : this(new ConfigurationBuilder().Build())
    {
    }

    /// <summary>Makes an adapter with the given authentication.</summary>
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = default)
        : base(botFrameworkAuthentication, logger)
    {
    }

    /// <summary>Makes an adapter with the authentication that the configuration describes.</summary>
    public CloudAdapter(IConfiguration configuration, IHttpClientFactory httpClientFactory = default, ILogger logger = default)
        : this(new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: httpClientFactory, logger: logger), logger)
    {
    }

    /// <inheritdoc />
    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);

        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.Headers.Allow = HttpMethods.Post;
            await RefuseAsync(httpResponse, StatusCodes.Status405MethodNotAllowed, "Activities are taken by POST only; streaming connections are not.", cancellationToken);
            return;
        }

        try
        {
            await RunAsync(httpRequest, httpResponse, bot, cancellationToken);
        }
        catch (ActivityRequestException exception)
        {
            await RefuseAsync(httpResponse, exception.StatusCode, exception.Message, cancellationToken);
        }
        catch (ConnectorRequestException exception)
        {
            LogConnectorFailed(Logger, exception.Message);
            httpResponse.StatusCode = StatusCodes.Status502BadGateway;
        }
    }

    private async Task RunAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken)
    {
        Activity activity;
        AuthenticateRequestResult caller;
        var authHeader = httpRequest.Headers.Authorization.ToString();
        try
        {
            // Nobody's JSON is parsed before the signature is known to be good.
            await BotFrameworkAuthentication.AuthenticateHeaderAsync(authHeader, cancellationToken);
            activity = await ActivityRequest.ReadAsync(httpRequest, cancellationToken);
            caller = await BotFrameworkAuthentication.AuthenticateRequestAsync(activity, authHeader, cancellationToken);
        }
        catch (UnauthorizedAccessException exception)
        {
            // Says nothing to the caller: which check failed is for the log.
            LogUnauthorized(Logger, exception.Message);
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
            httpResponse.Headers.WWWAuthenticate = "Bearer";
            return;
        }

        var result = await ProcessActivityAsync(caller, activity, bot.OnTurnAsync, cancellationToken);
        await WriteAsync(httpResponse, result, cancellationToken);
    }

    private static async Task WriteAsync(HttpResponse httpResponse, InvokeResponse result, CancellationToken cancellationToken)
    {
        httpResponse.StatusCode = result?.Status ?? StatusCodes.Status200OK;
        if (result?.Body is not null)
        {
            var body = BotJson.Write(result.Body);
            httpResponse.ContentType = "application/json; charset=utf-8";
            httpResponse.ContentLength = body.Length;
            await httpResponse.Body.WriteAsync(body, cancellationToken);
        }
    }

    private async Task RefuseAsync(HttpResponse httpResponse, int statusCode, string reason, CancellationToken cancellationToken)
    {
        LogRefused(Logger, statusCode, reason);
        httpResponse.StatusCode = statusCode;
        httpResponse.ContentType = "text/plain; charset=utf-8";
        await httpResponse.WriteAsync(reason, cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Warning, "Request refused with status {StatusCode}: {Reason}")]
    private static partial void LogRefused(ILogger logger, int statusCode, string reason);

    [LoggerMessage(2, LogLevel.Warning, "Request refused as unauthorized: {Reason}")]
    private static partial void LogUnauthorized(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "The turn failed because the channel could not be called: {Reason}")]
    private static partial void LogConnectorFailed(ILogger logger, string reason);
}
