using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Gives the HTTP client for calls to the identity services: the host's, or else one of our own.</summary>
internal sealed class IdentityHttp(Func<HttpClient> client) : IMsalHttpClientFactory
{
    // Shared by the whole process and never disposed: it holds connections, no settings that anybody could change.
    private static readonly HttpClient OwnClient = new(new SocketsHttpHandler
    {
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    });

    public static IdentityHttp From(IHttpClientFactory factory) =>
        new(factory is null ? () => OwnClient : () => factory.CreateClient(Options.DefaultName));

    public HttpClient GetHttpClient() => client();
}
