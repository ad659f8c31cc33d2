using Microsoft.Extensions.Options;

namespace Microsoft.Bot.Connector;

/// <summary>Gives the HTTP client for calls to service URLs: one that follows no redirect and does not wait for ever.</summary>
/// <remarks>
/// A service URL comes with the activity. A redirect would lead the bot, and what it says, to an address that nobody has checked.
/// The client of the host's factory is used when its handler is known not to follow redirects; otherwise only its timeout counts.
/// </remarks>
internal sealed class ServiceUrlHttp(IHttpClientFactory factory)
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromSeconds(15);

    // Shared by all adapters of the process and never disposed: it holds connections, no settings that anybody could change.
    private static readonly HttpClient OwnClient = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    private readonly Lazy<bool> _factoryIsSafe = new(() => IsSafe(factory));

    public (HttpClient Client, TimeSpan Timeout) Client()
    {
        if (factory is null)
        {
            return (OwnClient, LongestTimeout);
        }

        var client = factory.CreateClient(Options.DefaultName);
        var timeout = client.Timeout > TimeSpan.Zero && client.Timeout < LongestTimeout ? client.Timeout : LongestTimeout;
        return (_factoryIsSafe.Value ? client : OwnClient, timeout);
    }

    private static bool IsSafe(IHttpClientFactory factory)
    {
        if (factory is not IHttpMessageHandlerFactory handlers)
        {
            return false;
        }

        var handler = handlers.CreateHandler(Options.DefaultName);
        while (handler is DelegatingHandler { InnerHandler: not null } outer)
        {
            handler = outer.InnerHandler;
        }

        return handler switch
        {
            SocketsHttpHandler sockets => !sockets.AllowAutoRedirect,
            HttpClientHandler client => !client.AllowAutoRedirect,
            _ => true, // not a handler of the framework, so redirects are not followed unless someone wrote that
        };
    }
}
