using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A bot that proves its identity with an app id and a password; without an app id it has no identity.</summary>
public class PasswordServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    // One application per authority: it caches the tokens it got, by scope, and renews them in time.
    private readonly ConcurrentDictionary<(string AppId, string Authority), IConfidentialClientApplication> _applications = new();

    private readonly HttpClient _httpClient;

    /// <summary>Makes a bot without identity.</summary>
    public PasswordServiceClientCredentialFactory()
    {
    }

    /// <summary>Makes a bot with an identity; the tenant is null for one that belongs to none.</summary>
    public PasswordServiceClientCredentialFactory(string appId, string password, string tenantId, HttpClient httpClient, ILogger logger)
    {
        AppId = appId;
        Password = password;
        TenantId = tenantId;
        _httpClient = httpClient;
    }

    /// <summary>The bot's app id.</summary>
    public string AppId { get; set; }

    /// <summary>The bot's password.</summary>
    public string Password { get; set; }

    /// <summary>The tenant that the bot belongs to.</summary>
    public string TenantId { get; }

    /// <inheritdoc />
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        Task.FromResult(!string.IsNullOrEmpty(AppId) && string.Equals(appId, AppId, StringComparison.Ordinal));

    /// <inheritdoc />
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        Task.FromResult(string.IsNullOrEmpty(AppId));

    internal override AccessTokenSource CreateTokenSource(string appId, string audience, LoginEndpoint login)
    {
        if (string.IsNullOrEmpty(AppId))
        {
            return null;
        }

        if (!string.Equals(appId, AppId, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("The app id is not the bot's own.");
        }

        var key = (appId, Authority(login.Url));
        var application = _applications.GetOrAdd(key, _ => CreateApplication(key.Item2, login));
        string[] scopes = [$"{audience}/.default"];
        return cancellationToken => AccessTokens.AcquireAsync(application.AcquireTokenForClient(scopes).ExecuteAsync, cancellationToken);
    }

    /// <summary>A bot with a tenant asks there, unless the login URL was set to something else altogether.</summary>
    private string Authority(string loginUrl) => (TenantId, loginUrl) switch
    {
        (null or "", _) => loginUrl,
        (_, AuthenticationConstants.ToChannelFromBotLoginUrl) => Fill(AuthenticationConstants.ToChannelFromBotLoginUrlTemplate),
        (_, GovernmentAuthenticationConstants.ToChannelFromBotLoginUrl) => Fill(GovernmentAuthenticationConstants.ToChannelFromBotLoginUrlTemplate),
        _ => loginUrl,
    };

    private string Fill(string template) => ChannelSettings.Fill(template, TenantId);

    private IConfidentialClientApplication CreateApplication(string authority, LoginEndpoint login) =>
        ConfidentialClientApplicationBuilder.Create(AppId)
            .WithClientSecret(Password)
            .WithAuthority(authority, login.ValidateAuthority)
            .WithHttpClientFactory(_httpClient is null ? login.Http : new IdentityHttp(() => _httpClient))
            .Build();
}
