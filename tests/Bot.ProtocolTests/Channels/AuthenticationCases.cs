using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing;

namespace Bot.ProtocolTests.Channels;

/// <summary>The cases that decide who is served at <c>/api/messages</c>.</summary>
internal static class AuthenticationCases
{
    private const string OtherTenant = "00000000-0000-4000-8000-0000000000ff";

    public static IReadOnlyDictionary<string, AuthenticationCase> All { get; } = List().ToDictionary(item => item.Name, StringComparer.Ordinal);

    private static IEnumerable<AuthenticationCase> List() => [.. Headers(), .. ChannelClaims(), .. Lifetimes(), .. Signatures(), .. Endorsements(), .. Emulator(), .. Broken()];

    private static IEnumerable<AuthenticationCase> Headers() =>
    [
        new("no header", 401, _ => null),
        new("scheme without a token", 401, _ => "Bearer"),
        new("another scheme", 401, _ => "Basic dXNlcjpwYXNz"),
        new("token of one part", 401, _ => "Bearer token"),
        new("token of three parts that are none", 401, _ => "Bearer a.b.c"),
        new("good token after another word", 401, scene => $"Bearer x {Good(scene)}"),
        new("good token without its scheme", 401, Good),
        new("good token", 200, scene => $"Bearer {Good(scene)}"),
        new("good token, scheme in small letters", 200, scene => $"bearer {Good(scene)}"),
    ];

    private static IEnumerable<AuthenticationCase> ChannelClaims() =>
    [
        Channel("no audience", 401, claims => claims.Remove("aud")),
        Channel("empty audience", 401, claims => claims["aud"] = ""),
        Channel("another app's audience", 401, claims => claims["aud"] = "00000000-0000-4000-8000-000000000002"),
        Channel("audience in capitals", 401, claims => claims["aud"] = ChannelScene.AppId.ToUpperInvariant()),
        Channel("two audiences, ours among them", 401, claims => claims["aud"] = new JsonArray(ChannelScene.AppId, "other")),
        Channel("no issuer", 401, claims => claims.Remove("iss")),
        Channel("empty issuer", 401, claims => claims["iss"] = ""),
        Channel("another issuer", 401, claims => claims["iss"] = "https://issuer.example"),
        Channel("issuer with a slash", 401, claims => claims["iss"] = ChannelListener.IssuerName + "/"),
        Channel("no service URL claim", 401, claims => claims.Remove("serviceurl")),
        Channel("empty service URL claim", 401, claims => claims["serviceurl"] = ""),
        Channel("another service URL", 401, claims => claims["serviceurl"] = "https://service.example"),
        Channel("service URL with a slash", 401, claims => claims["serviceurl"] = $"{claims["serviceurl"]}/"),
    ];

    private static IEnumerable<AuthenticationCase> Lifetimes() =>
    [
        Channel("no expiry", 401, claims => claims.Remove("exp")),
        Channel("expired 4 minutes ago", 200, claims => (claims["nbf"], claims["exp"]) = (Minutes(-60), Minutes(-4))),
        Channel("expired 6 minutes ago", 401, claims => (claims["nbf"], claims["exp"]) = (Minutes(-60), Minutes(-6))),
        Channel("valid in 4 minutes", 200, claims => claims["nbf"] = Minutes(4)),
        Channel("valid in 6 minutes", 401, claims => claims["nbf"] = Minutes(6)),
        Channel("expiry as a text", 401, claims => claims["exp"] = "tomorrow"),
        Channel("expiry beyond the calendar", 401, claims => claims["exp"] = -1),
    ];

    private static IEnumerable<AuthenticationCase> Signatures() =>
    [
        new("RS384", 200, scene => $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims, "RS384")}"),
        new("RS512", 200, scene => $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims, "RS512")}"),
        new("PS256", 401, scene => $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims, "PS256")}"),
        new("no signature", 401, scene => $"Bearer {Unsigned(scene, "none")}."),
        new("RS256 with an empty signature", 401, scene => $"Bearer {Unsigned(scene, "RS256")}."),
        new("HS256 with the public key as secret", 401, SignedWithThePublicKey),
        new("stranger's key under the channel's key id", 401, SignedByAStranger),
        new("key id that the issuer does not have", 401, scene => $"Bearer {scene.Channel.Issuer.Token(scene.ChannelClaims, keyId: "unknown")}"),
        new("no key id", 401, scene => $"Bearer {scene.Channel.Issuer.Token(scene.ChannelClaims, keyId: "")}"),
        new("claims changed after signing", 401, Changed),
        new("key with a good certificate", 200, scene => $"Bearer {scene.Channel.Issuer.TokenBy("certified", scene.ChannelClaims)}"),
        new("key whose certificate has ended", 401, scene => $"Bearer {scene.Channel.Issuer.TokenBy("ended", scene.ChannelClaims)}"),
        new("channel's token signed by the Emulator's key", 401, scene => $"Bearer {scene.Tenant.Issuer.TokenBy("tenant-1", scene.ChannelClaims)}"),
    ];

    private static IEnumerable<AuthenticationCase> Endorsements() =>
    [
        new("key without endorsements", 401, scene => $"Bearer {scene.Channel.Issuer.TokenBy("unendorsed", scene.ChannelClaims)}"),
        new("key endorsed for another channel", 401, scene => $"Bearer {scene.Channel.Issuer.TokenBy("of-another", scene.ChannelClaims)}"),
        new("key endorsed for two channels", 200, scene => $"Bearer {scene.Channel.Issuer.TokenBy("of-two", scene.ChannelClaims)}"),
        new("activity of another channel", 401, scene => $"Bearer {Good(scene)}", activity => activity["channelId"] = "msteams"),
        new("activity without a channel", 401, scene => $"Bearer {Good(scene)}", activity => activity.Remove("channelId")),
        new("activity that names its channel twice", 401, scene => $"Bearer {Good(scene)}", activity => activity["ChannelId"] = "msteams"),
        new("activity that names its service URL twice", 401, scene => $"Bearer {Good(scene)}", activity => activity["serviceURL"] = "https://service.example"),
    ];

    private static IEnumerable<AuthenticationCase> Emulator() =>
    [
        Tenant("Emulator, version 2.0", 200, _ => { }),
        Tenant("Emulator, version 1.0", 200, claims => (claims["iss"], claims["ver"], claims["appid"]) = (ChannelScene.EmulatorIssuerV1, "1.0", ChannelScene.AppId)),
        Tenant("Emulator, another audience", 401, claims => claims["aud"] = "00000000-0000-4000-8000-000000000002"),
        Tenant("Emulator, sent by another app", 401, claims => claims["azp"] = "00000000-0000-4000-8000-000000000002"),
        Tenant("Emulator, no sender", 401, claims => claims.Remove("azp")),
        Tenant("Emulator, version 1.0 with the sender of 2.0", 401, claims => claims["ver"] = "1.0"),
        Tenant("Emulator, no version", 401, claims => claims.Remove("ver")),
        Tenant("Emulator, version 3.0", 401, claims => claims["ver"] = "3.0"),
        Tenant("Emulator, unknown tenant", 401, claims => claims["iss"] = $"https://sts.windows.net/{OtherTenant}/"),
        Tenant("Emulator, unknown tenant that the token names", 401, claims => (claims["iss"], claims["tid"]) = ($"https://sts.windows.net/{OtherTenant}/", OtherTenant)),
        new("Emulator's token signed by the channel's key", 401, scene => $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", ChannelScene.EmulatorClaims)}"),
    ];

    private static IEnumerable<AuthenticationCase> Broken() =>
    [
        new("claims that are no JSON", 401, _ => $"Bearer {Text("{\"alg\":\"RS256\",\"kid\":\"channel-1\"}")}.{Text("claims")}.{Text("x")}"),
        new("claims that are a list", 401, _ => $"Bearer {Text("{\"alg\":\"RS256\",\"kid\":\"channel-1\"}")}.{Text("[]")}.{Text("x")}"),
        new("claims nested 2,000 levels", 401, _ => $"Bearer {Text("{\"alg\":\"RS256\",\"kid\":\"channel-1\"}")}.{Text("{\"iss\":" + new string('[', 2000) + new string(']', 2000) + "}")}.{Text("x")}"),
        new("encrypted token", 401, _ => $"Bearer {Text("{\"alg\":\"dir\",\"enc\":\"A128GCM\"}")}.a.b.c.d"),
        Channel("audience that is an object", 401, claims => claims["aud"] = new JsonObject { ["a"] = 1 }),
        Channel("issuer that is a number", 401, claims => claims["iss"] = 1),
        Channel("service URL that is a list", 401, claims => claims["serviceurl"] = new JsonArray(claims["serviceurl"]!.GetValue<string>())),
        Channel("token of 20,000 characters", 401, claims => claims["padding"] = new string('x', 15_000)),
    ];

    private static AuthenticationCase Channel(string name, int status, Action<JsonObject> change) => new(name, status, scene =>
    {
        var claims = scene.ChannelClaims;
        change(claims);
        return $"Bearer {scene.Channel.Issuer.TokenBy("channel-1", claims)}";
    });

    private static AuthenticationCase Tenant(string name, int status, Action<JsonObject> change) => new(name, status, scene =>
    {
        var claims = ChannelScene.EmulatorClaims;
        change(claims);
        return $"Bearer {scene.Tenant.Issuer.TokenBy("tenant-1", claims)}";
    });

    private static string Good(ChannelScene scene) => scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims);

    private static string Unsigned(ChannelScene scene, string algorithm) =>
        TokenIssuer.WithoutSignature(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = "channel-1" }, scene.ChannelClaims);

    private static string SignedWithThePublicKey(ChannelScene scene)
    {
        var text = Unsigned(scene, "HS256");
        return $"Bearer {text}.{Base64Url.EncodeToString(HMACSHA256.HashData(scene.Channel.Issuer.Key.ExportSubjectPublicKeyInfo(), Encoding.ASCII.GetBytes(text)))}";
    }

    private static string SignedByAStranger(ChannelScene scene)
    {
        using var stranger = new TokenIssuer().AddKey("channel-1");
        return $"Bearer {stranger.Token(scene.ChannelClaims)}";
    }

    private static string Changed(ChannelScene scene)
    {
        var parts = Good(scene).Split('.');
        var claims = scene.ChannelClaims;
        claims["sub"] = "somebody";
        return $"Bearer {parts[0]}.{TokenIssuer.WithoutSignature([], claims).Split('.')[1]}.{parts[2]}";
    }

    private static long Minutes(int fromNow) => DateTimeOffset.UtcNow.AddMinutes(fromNow).ToUnixTimeSeconds();

    private static string Text(string part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part));
}
