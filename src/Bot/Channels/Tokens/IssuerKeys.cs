using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Channels.Tokens;

/// <summary>The keys of one issuer, fetched when the first token comes and kept for a day.</summary>
/// <remarks>
/// The library's own store of them fetches in the background, so that the first message signed with a new key would be
/// refused, and channels do not send a refused message again. Here it waits for the new keys.
/// </remarks>
#pragma warning disable CA1001 // Lives as long as the process; a semaphore whose handle nobody asks for holds nothing to dispose of.
internal sealed class IssuerKeys(string metadata, IHttpClientFactory http, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>How often tokens that name unknown keys can have the keys fetched.</summary>
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    // Held by whoever fetches, and by those who need what is being fetched.
    private readonly SemaphoreSlim _gate = new(1, 1);

    // Replaced whole by whoever holds the gate; read by anybody.
    private volatile KeySet _keys = new(FrozenDictionary<string, IssuerKey>.Empty, DateTimeOffset.MinValue);

    // Guarded by the gate.
    private DateTimeOffset _mayFetchAgain = DateTimeOffset.MinValue;

    /// <summary>The key of that id; null when the issuer has none, or its keys could not be had.</summary>
    public async Task<IssuerKey?> FindAsync(string? keyId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(keyId))
        {
            return null;
        }

        if (Current(keyId) is { } known)
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (Current(keyId) is null && time.GetUtcNow() >= _mayFetchAgain)
            {
                // Not given up when its caller goes: strangers could keep the keys from everybody by hanging up.
                await FetchAsync(CancellationToken.None);
            }

            // Keys that have had their day go on being used while no others can be had.
            return _keys.ById.GetValueOrDefault(keyId);
        }
        finally
        {
            _gate.Release();
        }
    }

    private IssuerKey? Current(string keyId) => time.GetUtcNow() < _keys.Until ? _keys.ById.GetValueOrDefault(keyId) : null;

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        // Counted from before the attempt, and short unless it succeeds.
        _mayFetchAgain = time.GetUtcNow() + AfterFailure;
        var isLocal = new Uri(metadata).IsLoopback;
        var documents = new HttpDocumentRetriever(http.CreateClient(ChannelServices.IdentityClient)) { RequireHttps = !isLocal };
        var found = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, cancellationToken);
        _keys = new KeySet(Read(found.JsonWebKeySet), time.GetUtcNow() + Lifetime);
        _mayFetchAgain = time.GetUtcNow() + BetweenFetches;
    }

    private static FrozenDictionary<string, IssuerKey> Read(JsonWebKeySet set) => set.Keys
        .Where(found => !string.IsNullOrEmpty(found.Kid) && found.Use is null or "" or "sig")
        .Select(found => (found.Kid, Key: KeyOf(found), Endorsements: Endorsements(found)))
        .Where(found => found.Key is not null)
        .GroupBy(found => found.Kid, StringComparer.Ordinal)
        .ToFrozenDictionary(sameId => sameId.Key, sameId => new IssuerKey(sameId.Last().Key!, sameId.Last().Endorsements), StringComparer.Ordinal);

    // The certificate rather than the bare key, because it ends.
    private static SecurityKey? KeyOf(JsonWebKey found) => found.X5c.Count > 0
        ? new X509SecurityKey(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(found.X5c[0]))) { KeyId = found.Kid }
        : JsonWebKeyConverter.TryConvertToSecurityKey(found, out var key) ? key : null;

    private static FrozenSet<string> Endorsements(JsonWebKey found) =>
        found.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).ToFrozenSet(StringComparer.Ordinal)
            : [];

    private sealed record KeySet(FrozenDictionary<string, IssuerKey> ById, DateTimeOffset Until);
}

/// <summary>A public key of an issuer, and the channels for which it stands.</summary>
internal sealed record IssuerKey(SecurityKey Key, FrozenSet<string> Endorsements);
