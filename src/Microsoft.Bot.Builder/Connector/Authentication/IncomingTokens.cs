using System.Net.Http.Headers;
using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>Verifies the bearer tokens that channels and the Emulator send.</summary>
internal sealed class IncomingTokens(
    ChannelSettings settings,
    ServiceClientCredentialsFactory credentials,
    IReadOnlyCollection<string> furtherIssuers,
    SigningKeys channelKeys,
    SigningKeys emulatorKeys)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    /// <summary>Verifies an Authorization header by everything that does not need the activity.</summary>
    /// <exception cref="UnauthorizedAccessException">The header proves nothing; the message is fit for a log.</exception>
    public async Task<IncomingToken> VerifyAsync(string authHeader, CancellationToken cancellationToken)
    {
        var token = Parse(authHeader);
        var fromChannel = string.Equals(token.Issuer, settings.ChannelIssuer, StringComparison.Ordinal);
        if (!fromChannel && !IsEmulatorIssuer(token.Issuer))
        {
            throw new UnauthorizedAccessException("The token's issuer is not known.");
        }

        // The audience is looked at before any key is fetched: a token for somebody else causes no traffic.
        var audience = await AudienceAsync(token, cancellationToken);
        var key = await (fromChannel ? channelKeys : emulatorKeys).FindAsync(token.Kid, cancellationToken)
            ?? throw new UnauthorizedAccessException("The token's signing key is not one of its issuer.");

        var identity = await ValidateAsync(token, audience, key);
        if (!fromChannel)
        {
            RequireSender(identity, audience);
        }

        return new IncomingToken(identity, fromChannel, key.Endorsements);
    }

    private static JsonWebToken Parse(string authHeader)
    {
        if (!AuthenticationHeaderValue.TryParse(authHeader, out var header)
            || !string.Equals(header.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || !Handler.CanReadToken(header.Parameter))
        {
            throw new UnauthorizedAccessException("The Authorization header holds no bearer token.");
        }

        try
        {
            var token = Handler.ReadJsonWebToken(header.Parameter);
            return string.IsNullOrEmpty(token.Kid) ? throw new UnauthorizedAccessException("The token names no signing key.") : token;
        }
        catch (ArgumentException exception)
        {
            throw new UnauthorizedAccessException("The bearer token is malformed.", exception);
        }
        catch (SecurityTokenException exception)
        {
            throw new UnauthorizedAccessException("The bearer token is malformed.", exception);
        }
    }

    private bool IsEmulatorIssuer(string issuer) =>
        settings.EmulatorIssuers.Concat(furtherIssuers).Contains(issuer, StringComparer.Ordinal);

    private async Task<string> AudienceAsync(JsonWebToken token, CancellationToken cancellationToken)
    {
        var audiences = token.Audiences.ToList();
        if (audiences.Count != 1 || !await credentials.IsValidAppIdAsync(audiences[0], cancellationToken))
        {
            throw new UnauthorizedAccessException("The token is not for this bot's app id.");
        }

        return audiences[0];
    }

    private static async Task<ClaimsIdentity> ValidateAsync(JsonWebToken token, string audience, SigningKey key)
    {
        var result = await Handler.ValidateTokenAsync(token.EncodedToken, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = audience,
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            ValidateIssuerSigningKey = true,
            ClockSkew = ClockSkew,
        });

        // The exception's text may quote the token, its type says enough.
        return result.IsValid
            ? result.ClaimsIdentity
            : throw new UnauthorizedAccessException($"The token was refused ({result.Exception?.GetType().Name}).");
    }

    /// <summary>An Emulator acts with the bot's own credentials, so the sender must be the bot; this refuses skill calls as well.</summary>
    private static void RequireSender(ClaimsIdentity identity, string appId)
    {
        var version = JwtTokenValidation.ValueOf(identity.Claims, AuthenticationConstants.VersionClaim);
        var sender = string.IsNullOrEmpty(version) ? null : JwtTokenValidation.GetAppIdFromClaims(identity.Claims);
        if (!string.Equals(sender, appId, StringComparison.Ordinal))
        {
            throw new UnauthorizedAccessException("The token was not issued to this bot.");
        }
    }
}
