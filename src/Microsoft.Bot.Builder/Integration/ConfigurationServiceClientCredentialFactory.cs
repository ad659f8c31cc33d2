using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>The bot's identity as the configuration gives it; no <c>MicrosoftAppId</c> means none.</summary>
public class ConfigurationServiceClientCredentialFactory : ServiceClientCredentialsFactory
{
    private const string AppTypeKey = "MicrosoftAppType";
    private const string AppIdKey = "MicrosoftAppId";
    private const string PasswordKey = "MicrosoftAppPassword";
    private const string TenantIdKey = "MicrosoftAppTenantId";

    private readonly ServiceClientCredentialsFactory _inner;

    /// <summary>Reads <c>MicrosoftAppType</c>, <c>MicrosoftAppId</c>, <c>MicrosoftAppPassword</c> and <c>MicrosoftAppTenantId</c>.</summary>
    /// <exception cref="InvalidOperationException">A key is missing or cannot be used.</exception>
    public ConfigurationServiceClientCredentialFactory(IConfiguration configuration, HttpClient httpClient = default, ILogger logger = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _inner = Create(configuration, httpClient, logger);
    }

    /// <inheritdoc />
    public override Task<bool> IsValidAppIdAsync(string appId, CancellationToken cancellationToken) =>
        _inner.IsValidAppIdAsync(appId, cancellationToken);

    /// <inheritdoc />
    public override Task<bool> IsAuthenticationDisabledAsync(CancellationToken cancellationToken) =>
        _inner.IsAuthenticationDisabledAsync(cancellationToken);

    internal override AccessTokenSource CreateTokenSource(string appId, string audience, LoginEndpoint login) =>
        _inner.CreateTokenSource(appId, audience, login);

    private static ServiceClientCredentialsFactory Create(IConfiguration configuration, HttpClient httpClient, ILogger logger)
    {
        var type = configuration[AppTypeKey]?.Trim().ToUpperInvariant();
        switch (type)
        {
            case null or "" or "MULTITENANT":
                if (string.IsNullOrWhiteSpace(configuration[AppIdKey]))
                {
                    return new PasswordServiceClientCredentialFactory();
                }

                return new PasswordServiceClientCredentialFactory(
                    Required(configuration, AppIdKey), Required(configuration, PasswordKey), tenantId: null, httpClient, logger);

            case "SINGLETENANT":
                return new PasswordServiceClientCredentialFactory(
                    Required(configuration, AppIdKey), Required(configuration, PasswordKey), Required(configuration, TenantIdKey), httpClient, logger);

            case "USERASSIGNEDMSI":
                return new ManagedIdentityServiceClientCredentialsFactory(Required(configuration, AppIdKey), httpClient, logger);

            default:
                throw new InvalidOperationException($"{AppTypeKey} must be MultiTenant, SingleTenant or UserAssignedMSI.");
        }
    }

    private static string Required(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key])
            ? throw new InvalidOperationException($"{key} is missing, but {AppIdKey} or {AppTypeKey} asks for it.")
            : configuration[key].Trim();
}
