using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The signing keys of one issuer, fetched on first use and kept.</summary>
/// <remarks>
/// The library's own ConfigurationManager renews in the background, so the first request signed with a new key would be refused.
/// Here that request waits for the new keys; how often somebody can cause such a fetch is limited.
/// </remarks>
#pragma warning disable CA1001 // lives as long as the process, and a semaphore that nobody asks for its handle holds nothing to dispose of
internal sealed class SigningKeys(string metadataUrl, IDocumentRetriever documents, TimeProvider time)
#pragma warning restore CA1001
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(10);

    // Held while keys are fetched, and by whoever needs a key that is not there.
    private readonly SemaphoreSlim _gate = new(1, 1);

    // Replaced whole under the gate, so it can be read without it.
    private volatile Fetched _fetched;

    // Both under the gate.
    private DateTimeOffset _nextRefresh = DateTimeOffset.MinValue;
    private DateTimeOffset _nextAttempt = DateTimeOffset.MinValue;

    /// <summary>Finds a key; null when the issuer has none of that id.</summary>
    /// <exception cref="UnauthorizedAccessException">The issuer's keys could not be had.</exception>
    public async Task<SigningKey> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_fetched is { } fetched && time.GetUtcNow() < fetched.Expires && fetched.Keys.TryGetValue(keyId, out var known))
        {
            return known;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (ShouldFetch(keyId))
            {
                await FetchAsync(cancellationToken);
            }

            return _fetched is null
                ? throw new UnauthorizedAccessException("The signing keys of the issuer are not available.")
                : _fetched.Keys.GetValueOrDefault(keyId);
        }
        finally
        {
            _gate.Release();
        }
    }

    private bool ShouldFetch(string keyId)
    {
        var now = time.GetUtcNow();
        if (now < _nextAttempt)
        {
            return false;
        }

        if (_fetched is null || now >= _fetched.Expires)
        {
            return true;
        }

        if (_fetched.Keys.ContainsKey(keyId) || now < _nextRefresh)
        {
            return false;
        }

        _nextRefresh = now + BetweenRefreshes;
        return true;
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadataUrl, documents, cancellationToken);
            _fetched = new Fetched(Read(configuration.JsonWebKeySet), time.GetUtcNow() + Lifetime);
        }
#pragma warning disable CA1031 // Whatever is wrong with the documents: keys that were good go on being used, and without any nobody gets in.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _nextAttempt = time.GetUtcNow() + BetweenFailures;
            if (_fetched is null)
            {
                throw new UnauthorizedAccessException($"The signing keys of the issuer could not be fetched from {new Uri(metadataUrl).Host}.", exception);
            }
        }
    }

    private static FrozenDictionary<string, SigningKey> Read(JsonWebKeySet set)
    {
        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var jwk in set.Keys)
        {
            if (!string.IsNullOrEmpty(jwk.Kid) && jwk.Use is null or "" or "sig" && KeyOf(jwk) is { } key)
            {
                keys[jwk.Kid] = new SigningKey(key, Endorsements(jwk));
            }
        }

        return keys.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>A certificate goes before the bare key, because its period of validity is checked with each token.</summary>
    private static SecurityKey KeyOf(JsonWebKey jwk)
    {
        if (jwk.X5c.Count > 0)
        {
            return new X509SecurityKey(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(jwk.X5c[0]))) { KeyId = jwk.Kid };
        }

        return JsonWebKeyConverter.TryConvertToSecurityKey(jwk, out var key) ? key : null;
    }

    private static HashSet<string> Endorsements(JsonWebKey jwk) =>
        jwk.AdditionalData.TryGetValue("endorsements", out var value) && value is JsonElement { ValueKind: JsonValueKind.Array } list
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())]
            : [];

    private sealed record Fetched(FrozenDictionary<string, SigningKey> Keys, DateTimeOffset Expires);
}
