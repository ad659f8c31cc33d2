using System.Security.Claims;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Authentication as the configuration describes it, for the public or the government cloud.</summary>
public class ConfigurationBotFrameworkAuthentication : BotFrameworkAuthentication
{
    private readonly ChannelSettings _settings;
    private readonly ServiceClientCredentialsFactory _credentials;
    private readonly AuthenticationConfiguration _rules;
    private readonly IncomingTokens _incoming;
    private readonly ServiceUrlHttp _serviceUrlHttp;
    private readonly LoginEndpoint _login;

    /// <summary>Reads the settings; what is not given is made from the configuration as well.</summary>
    /// <exception cref="InvalidOperationException">A key is missing or cannot be used.</exception>
    public ConfigurationBotFrameworkAuthentication(
        IConfiguration configuration,
        ServiceClientCredentialsFactory credentialsFactory = default,
        AuthenticationConfiguration authConfiguration = default,
        IHttpClientFactory httpClientFactory = default,
        ILogger logger = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        _settings = ChannelSettings.From(configuration);
        _credentials = credentialsFactory ?? new ConfigurationServiceClientCredentialFactory(configuration, logger: logger);
        _rules = authConfiguration ?? new AuthenticationConfiguration();
        _serviceUrlHttp = new ServiceUrlHttp(httpClientFactory);

        var identityHttp = IdentityHttp.From(httpClientFactory);
        var documents = new OpenIdDocuments(identityHttp);
        _login = new LoginEndpoint(_settings.LoginUrl, _settings.ValidateAuthority, identityHttp);
        _incoming = new IncomingTokens(
            _settings,
            _credentials,
            [.. _rules.ValidTokenIssuers ?? []],
            new SigningKeys(_settings.ChannelMetadataUrl, documents, TimeProvider.System),
            new SigningKeys(_settings.EmulatorMetadataUrl, documents, TimeProvider.System));
    }

    /// <inheritdoc />
    public override string GetOriginatingAudience() => _settings.OAuthScope;

    /// <inheritdoc />
    public override async Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);

        var identity = await IdentifyAsync(activity, authHeader, cancellationToken);
        if (_rules.ClaimsValidator is not null)
        {
            await _rules.ClaimsValidator.ValidateClaimsAsync([.. identity.Claims]);
        }

        return new AuthenticateRequestResult
        {
            ClaimsIdentity = identity,
            Audience = _settings.OAuthScope,
            CallerId = await GenerateCallerIdAsync(_credentials, identity, _settings.CallerId, cancellationToken),
            ConnectorFactory = CreateConnectorFactory(identity),
        };
    }

    /// <inheritdoc />
    public override ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity)
    {
        ArgumentNullException.ThrowIfNull(claimsIdentity);

        var appId = JwtTokenValidation.ValueOf(claimsIdentity.Claims, AuthenticationConstants.AudienceClaim)
            ?? JwtTokenValidation.ValueOf(claimsIdentity.Claims, AuthenticationConstants.AppIdClaim);
        return new RestConnectorFactory(appId, _settings.OAuthScope, _credentials, _login, _serviceUrlHttp);
    }

    internal override async Task AuthenticateHeaderAsync(string authHeader, CancellationToken cancellationToken)
    {
        if (!await IsAnonymousAsync(authHeader, cancellationToken))
        {
            await _incoming.VerifyAsync(authHeader, cancellationToken);
        }
    }

    private async Task<ClaimsIdentity> IdentifyAsync(Activity activity, string authHeader, CancellationToken cancellationToken)
    {
        if (await IsAnonymousAsync(authHeader, cancellationToken))
        {
            return new ClaimsIdentity([], AuthenticationConstants.AnonymousAuthType);
        }

        var token = await _incoming.VerifyAsync(authHeader, cancellationToken);
        token.AuthorizeFor(activity, _rules.RequiredEndorsements ?? []);
        return token.Identity;
    }

    private async Task<bool> IsAnonymousAsync(string authHeader, CancellationToken cancellationToken)
    {
        var disabled = await _credentials.IsAuthenticationDisabledAsync(cancellationToken);
        return (disabled, string.IsNullOrWhiteSpace(authHeader)) switch
        {
            (true, true) => true,
            (false, false) => false,
            (false, true) => throw new UnauthorizedAccessException("The request has no Authorization header."),
            // Whoever sends a token expects it to be checked, and without an app id no token is for this bot.
            (true, false) => throw new UnauthorizedAccessException("The request has a token, but no app id is configured to check it against."),
        };
    }
}
