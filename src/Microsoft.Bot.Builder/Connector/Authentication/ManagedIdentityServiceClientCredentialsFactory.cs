using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot that proves its identity with a user-assigned managed identity, so without a password.</summary>
public class ManagedIdentityServiceClientCredentialsFactory : ServiceClientCredentialsFactory
{
    private readonly string _appId;
    private readonly HttpClient _httpClient;

    // Made once because it caches the tokens it got, by audience, and renews them in time.
    private IManagedIdentityApplication _application;

    /// <summary>Makes a bot with a managed identity; the app id is the identity's client id.</summary>
    public ManagedIdentityServiceClientCredentialsFactory(string appId, HttpClient httpClient = default, ILogger logger = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(appId);
        _appId = appId;
        _httpClient = httpClient;
    }

    /// <inheritdoc />
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(string.Equals(appId, _appId, StringComparison.Ordinal));

    /// <inheritdoc />
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) => Task.FromResult(false);

    internal override AccessTokenSource CreateTokenSource(string appId, string audience, LoginEndpoint login)
    {
        if (!string.Equals(appId, _appId, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The app id is not the bot's own.");
        }

        var application = LazyInitializer.EnsureInitialized(ref _application, () => CreateApplication(login));
        return cancellationToken => AccessTokens.AcquireAsync(application.AcquireTokenForManagedIdentity(audience).ExecuteAsync, cancellationToken);
    }

    private IManagedIdentityApplication CreateApplication(LoginEndpoint login) =>
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(_appId))
            .WithHttpClientFactory(_httpClient is null ? login.Http : new IdentityHttp(() => _httpClient))
            .Build();
}
