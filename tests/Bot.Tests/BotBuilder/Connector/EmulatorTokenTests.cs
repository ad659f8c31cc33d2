using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Connector.Authentication;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class EmulatorTokenTests : IDisposable
{
    private const string OtherTenant = "11111111-2222-3333-4444-555555555555";
    private const string OtherTenantIssuer = "https://sts.windows.net/11111111-2222-3333-4444-555555555555/";

    private readonly AuthenticationScene _scene = new();

    [Theory]
    [InlineData("1.0", "appid")]
    [InlineData("2.0", "azp")]
    public async Task EmulatorToken_IssuedToTheBot_Passes(string version, string senderClaim)
    {
        var result = await _scene.AuthenticateAsync(_scene.Emulator.Token(Claims(version, senderClaim)));

        Assert.Equal(AuthenticationScene.AppId, result.ClaimsIdentity.FindFirst(senderClaim)?.Value);
    }

    [Fact]
    public async Task EmulatorToken_ForAnyServiceUrl_Passes()
    {
        var activity = AuthenticationScene.Activity;
        activity.ServiceUrl = "http://localhost:52345";
        activity.ChannelId = "emulator";

        var result = await _scene.AuthenticateAsync(_scene.Emulator.Token(AuthenticationScene.EmulatorClaims), activity);

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [StandInTheory]
    [InlineData("1.0", "azp")]
    [InlineData("2.0", "appid")]
    [InlineData("3.0", "azp")]
    [InlineData("", "appid")]
    [InlineData(null, "appid")]
    public async Task EmulatorToken_WhoseVersionAndSenderClaimDoNotFit_IsRefused(string? version, string senderClaim) =>
        await _scene.AssertRefusedAsync(_scene.Emulator.Token(Claims(version, senderClaim)));

    [StandInTheory]
    [InlineData("azp", "somebody-else")]
    [InlineData("aud", "somebody-else")]
    [InlineData("iss", OtherTenantIssuer)]
    public async Task EmulatorToken_WithAWrongClaim_IsRefused(string claim, string value)
    {
        var claims = AuthenticationScene.EmulatorClaims;
        claims[claim] = value;

        await _scene.AssertRefusedAsync(_scene.Emulator.Token(claims));
    }

    [StandInFact]
    public async Task EmulatorToken_SignedByTheChannelsKey_IsRefused() =>
        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.EmulatorClaims));

    [StandInFact]
    public async Task SkillToken_WithoutAClaimsValidator_IsRefused()
    {
        var claims = AuthenticationScene.EmulatorClaims;
        claims["azp"] = "99999999-0000-4000-8000-000000000009";

        await _scene.AssertRefusedAsync(_scene.Emulator.Token(claims));
    }

    [StandInFact]
    public async Task EmulatorToken_OfTheConfiguredTenant_Passes()
    {
        _scene.With("MicrosoftAppType", "SingleTenant").With("MicrosoftAppTenantId", OtherTenant);
        var claims = Claims("1.0", "appid");
        claims["iss"] = OtherTenantIssuer;

        var result = await _scene.AuthenticateAsync(_scene.Emulator.Token(claims));

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [Fact]
    public async Task EmulatorToken_OfAnIssuerInTheRules_Passes()
    {
        _scene.Rules.ValidTokenIssuers = [OtherTenantIssuer];
        var claims = Claims("1.0", "appid");
        claims["iss"] = OtherTenantIssuer;

        var result = await _scene.AuthenticateAsync(_scene.Emulator.Token(claims));

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [StandInFact]
    public async Task EmulatorToken_NamingATenant_DoesNotMakeThatTenantAnIssuer()
    {
        var authentication = _scene.Build();
        using var stranger = new TokenIssuer().AddKey("stranger");
        var crafted = AuthenticationScene.EmulatorClaims;
        crafted["tid"] = OtherTenant;
        await RefusedAsync(authentication, stranger.Token(crafted));

        var later = Claims("1.0", "appid");
        later["iss"] = OtherTenantIssuer;
        later["tid"] = OtherTenant;

        await RefusedAsync(authentication, _scene.Emulator.Token(later));
    }

    public void Dispose() => _scene.Dispose();

    private static JsonObject Claims(string? version, string senderClaim)
    {
        var claims = AuthenticationScene.EmulatorClaims;
        claims.Remove("azp");
        claims.Remove("ver");
        claims[senderClaim] = AuthenticationScene.AppId;
        if (version is not null)
        {
            claims["ver"] = version;
        }

        return claims;
    }

    private static async Task RefusedAsync(BotFrameworkAuthentication authentication, string token) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(AuthenticationScene.Activity, $"Bearer {token}", CancellationToken.None));
}
