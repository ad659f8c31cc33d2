using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.BotConnector;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class TokenSignatureTests : IDisposable
{
    private readonly AuthenticationScene _scene = new();

    [StandInFact]
    public async Task Token_SignedByAnotherKeyOfTheSameId_IsRefused()
    {
        using var stranger = new TokenIssuer().AddKey("channel-1");

        await _scene.AssertRefusedAsync(stranger.Token(AuthenticationScene.ChannelClaims));
    }

    [StandInFact]
    public async Task Token_SignedByTheEmulatorsKey_IsRefused() =>
        await _scene.AssertRefusedAsync(_scene.Emulator.Token(AuthenticationScene.ChannelClaims));

    [StandInFact]
    public async Task Token_WithoutAKeyId_IsRefused() =>
        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims, keyId: ""));

    [StandInFact]
    public async Task Token_SignedByAKeyWhoseCertificateHasEnded_IsRefused()
    {
        _scene.Channel.AddKey("channel-2", endorsements: ["webchat"], certificateEnds: DateTimeOffset.UtcNow.AddDays(-1));

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));
    }

    [Fact]
    public async Task Token_SignedByAKeyWithAGoodCertificate_Passes()
    {
        _scene.Channel.AddKey("channel-2", endorsements: ["webchat"], certificateEnds: DateTimeOffset.UtcNow.AddDays(1));

        var result = await _scene.AuthenticateAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [StandInFact]
    public async Task Token_SignedWithThePublicKeyAsASecret_IsRefused()
    {
        var header = new JsonObject { ["alg"] = "HS256", ["typ"] = "JWT", ["kid"] = _scene.Channel.KeyId };
        var text = TokenIssuer.WithoutSignature(header, AuthenticationScene.ChannelClaims);
        var secret = _scene.Channel.Key.ExportSubjectPublicKeyInfo();
        var signature = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text));

        await _scene.AssertRefusedAsync($"{text}.{Base64Url.EncodeToString(signature)}");
    }

    [StandInFact]
    public async Task Token_WithoutASignature_IsRefused()
    {
        var header = new JsonObject { ["alg"] = "none", ["typ"] = "JWT", ["kid"] = _scene.Channel.KeyId };

        await _scene.AssertRefusedAsync($"{TokenIssuer.WithoutSignature(header, AuthenticationScene.ChannelClaims)}.");
    }

    [StandInFact]
    public async Task Token_WhoseClaimsWereChangedAfterSigning_IsRefused()
    {
        var parts = _scene.Channel.Token(AuthenticationScene.ChannelClaims).Split('.');
        var others = AuthenticationScene.ChannelClaims;
        others["sub"] = "somebody";
        var changed = TokenIssuer.WithoutSignature([], others).Split('.')[1];

        await _scene.AssertRefusedAsync($"{parts[0]}.{changed}.{parts[2]}");
    }

    public void Dispose() => _scene.Dispose();
}
