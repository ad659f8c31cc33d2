using System.Collections.Frozen;
using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Channels.Tokens;

/// <summary>Checks by a request's header alone who sends it, before its body is looked at.</summary>
/// <remarks>
/// In place of the SDK's own check, which comes after the body is read, takes Emulator tokens without a look at their
/// audience, remembers the tenants that tokens name, answers some broken tokens with an error of the server, and fetches
/// keys with a client of its own that knows neither our limits nor the proxy.
/// </remarks>
internal sealed partial class ChannelTokens(IConfiguration configuration, IHttpClientFactory http, TimeProvider time, ILogger<ChannelTokens> logger)
{
    /// <summary>Longest token looked at; real ones have about a thousand characters.</summary>
    private const int MaxToken = 8 * 1024;

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxToken };
    private readonly ChannelCloud _cloud = ChannelCloud.From(configuration);
    private readonly string _appId = configuration["MicrosoftAppId"]?.Trim() ?? "";
    private readonly IssuerKeys _channelKeys = new(ChannelCloud.From(configuration).ChannelMetadata, http, time);
    private readonly IssuerKeys _emulatorKeys = new(ChannelCloud.From(configuration).EmulatorMetadata, http, time);

    // Channels date their tokens by the time of the world.
    private readonly TimeProvider _time = (time as SlewedTimeProvider)?.Machine ?? time;

    /// <summary>Who sent the request; null when its header does not prove it.</summary>
    public async Task<ChannelCaller?> VerifyAsync(string header, CancellationToken cancellationToken)
    {
        try
        {
            return await FindCallerAsync(header, cancellationToken);
        }
#pragma warning disable CA1031 // A token can be broken in more ways than the library has exceptions for; each of them is a refusal.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return Refuse(fault.GetType().Name);
        }
    }

    private async Task<ChannelCaller?> FindCallerAsync(string header, CancellationToken cancellationToken)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out var parsed)
            || !"Bearer".Equals(parsed.Scheme, StringComparison.OrdinalIgnoreCase)
            || parsed.Parameter is not { Length: <= MaxToken } text
            || !_handler.CanReadToken(text))
        {
            return Refuse("no bearer token");
        }

        var token = _handler.ReadJsonWebToken(text);
        var isChannel = token.Issuer == _cloud.ChannelIssuer;
        if (!isChannel && !_cloud.EmulatorIssuers.Contains(token.Issuer, StringComparer.Ordinal))
        {
            return Refuse("unknown issuer");
        }

        // Looked at before keys are fetched, so that tokens for somebody else cause no traffic.
        if (_appId.Length == 0 || token.Audiences.ToArray() is not [var audience] || audience != _appId)
        {
            return Refuse("other audience");
        }

        var key = await (isChannel ? _channelKeys : _emulatorKeys).FindAsync(token.Kid, cancellationToken);
        return key is null ? Refuse("unknown signing key") : await CheckAsync(token, key, isChannel);
    }

    private async Task<ChannelCaller?> CheckAsync(JsonWebToken token, IssuerKey key, bool isChannel)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = _appId,
            IssuerSigningKey = key.Key,
            // Looks at the validity of the key's certificate too.
            ValidateIssuerSigningKey = true,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (from, until, _, _) => IsInTime(from, until),
        });
        return !result.IsValid ? Refuse(result.Exception?.GetType().Name ?? "invalid")
            : isChannel || IsSentByTheBot(token) ? new ChannelCaller(isChannel, Claim(token, AuthenticationConstants.ServiceUrlClaim), key.Endorsements)
            : Refuse("other sender");
    }

    private bool IsInTime(DateTime? from, DateTime? until)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return until is not null && now < until + ClockSkew && (from is null || now >= from - ClockSkew);
    }

    // The Emulator is given the bot's own credentials, so its tokens were issued to the bot itself.
    private bool IsSentByTheBot(JsonWebToken token) => Claim(token, AuthenticationConstants.VersionClaim) switch
    {
        "1.0" => Claim(token, AuthenticationConstants.AppIdClaim) == _appId,
        "2.0" => Claim(token, AuthenticationConstants.AuthorizedParty) == _appId,
        _ => false,
    };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private ChannelCaller? Refuse(string reason)
    {
        LogRefused(reason);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to /api/messages was refused: {Reason}.")]
    private partial void LogRefused(string reason);
}

/// <summary>The sender of a request, as far as its header proves it; the Emulator's tokens are bound to no service URL and no channel.</summary>
internal sealed record ChannelCaller(bool IsChannel, string? ServiceUrl, FrozenSet<string> Endorsements)
{
    /// <summary>Whether the activity is one that this sender may bring.</summary>
    public bool MayBring(Activity activity) =>
        !IsChannel
        || (!string.IsNullOrEmpty(ServiceUrl)
            && ServiceUrl == activity.ServiceUrl
            && !string.IsNullOrEmpty(activity.ChannelId)
            && Endorsements.Contains(activity.ChannelId));
}
