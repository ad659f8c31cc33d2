using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.Testing;

/// <summary>An issuer of bearer tokens with keys of its own and the two documents that publish them.</summary>
public sealed class TokenIssuer : IDisposable
{
    // Making a key takes long, so issuers hand theirs on; no two living ones share a key.
    private static readonly ConcurrentBag<RSA> SpareKeys = [];

    private readonly List<RSA> _keys = [];
    private readonly Dictionary<string, RSA> _keysById = new(StringComparer.Ordinal);
    private readonly JsonArray _published = [];

    /// <summary>The key that signs, by its id.</summary>
    public string KeyId { get; private set; } = "";

    public RSA Key => _keys[^1];

    public string KeysJson => new JsonObject { ["keys"] = _published.DeepClone() }.ToJsonString();

    /// <summary>Makes a new key; it signs from now on.</summary>
    public TokenIssuer AddKey(string keyId, string[]? endorsements = null, DateTimeOffset? certificateEnds = null)
    {
        var key = SpareKeys.TryTake(out var spare) ? spare : RSA.Create(2048);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = keyId,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };

        if (endorsements is not null)
        {
            jwk["endorsements"] = new JsonArray([.. endorsements.Select(endorsement => JsonValue.Create(endorsement))]);
        }

        if (certificateEnds is { } end)
        {
            var request = new CertificateRequest("CN=issuer", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            using var certificate = request.CreateSelfSigned(end.AddDays(-30), end);
            jwk["x5c"] = new JsonArray(Convert.ToBase64String(certificate.RawData));
        }

        _keys.Add(key);
        _keysById[keyId] = key;
        _published.Add(jwk);
        KeyId = keyId;
        return this;
    }

    public static string MetadataJson(string issuer, string keysUrl) =>
        new JsonObject { ["issuer"] = issuer, ["jwks_uri"] = keysUrl }.ToJsonString();

    /// <summary>Claims of a token that is good for an hour.</summary>
    public static JsonObject Claims(string issuer, string audience)
    {
        var now = DateTimeOffset.UtcNow;
        return new JsonObject
        {
            ["iss"] = issuer,
            ["aud"] = audience,
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
        };
    }

    /// <summary>Signs the claims with the newest key, or says that it did so with another.</summary>
    public string Token(JsonObject claims, string? keyId = null)
    {
        var text = WithoutSignature(new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = keyId ?? KeyId }, claims);
        var signature = Key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>Signs the claims with a key by its id, as RS256, RS384, RS512 or PS256.</summary>
    public string TokenBy(string keyId, JsonObject claims, string algorithm = "RS256")
    {
        var text = WithoutSignature(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId }, claims);
        var padding = algorithm.StartsWith('P') ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        var signature = _keysById[keyId].SignData(Encoding.ASCII.GetBytes(text), new HashAlgorithmName($"SHA{algorithm[2..]}"), padding);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>The first two parts of a token.</summary>
    public static string WithoutSignature(JsonObject header, JsonObject claims) => $"{Part(header)}.{Part(claims)}";

    public void Dispose()
    {
        foreach (var key in _keys)
        {
            SpareKeys.Add(key);
        }

        _keys.Clear();
    }

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
