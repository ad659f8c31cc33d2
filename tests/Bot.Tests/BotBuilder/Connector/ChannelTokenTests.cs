using System.Text.Json.Nodes;
using Bot.Testing;
using Microsoft.Bot.Connector.Authentication;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class ChannelTokenTests : IDisposable
{
    private readonly AuthenticationScene _scene = new();

    [Fact]
    public async Task ChannelToken_ThatMeetsEveryRule_GivesIdentityAndAudience()
    {
        var result = await _scene.AuthenticateAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
        Assert.Equal(AuthenticationScene.AppId, result.ClaimsIdentity.FindFirst(AuthenticationConstants.AudienceClaim)?.Value);
        Assert.Equal(AuthenticationConstants.ToChannelFromBotOAuthScope, result.Audience);
    }

    [Theory]
    [InlineData(-4)]
    [InlineData(0)]
    public async Task ChannelToken_ExpiredWithinTheSkew_Passes(int minutes)
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["exp"] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();
        claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();

        var result = await _scene.AuthenticateAsync(_scene.Channel.Token(claims));

        Assert.True(result.ClaimsIdentity.IsAuthenticated);
    }

    [StandInTheory]
    [InlineData("exp", -6)]
    [InlineData("nbf", 6)]
    public async Task ChannelToken_OutsideItsLifetime_IsRefused(string claim, int minutes)
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        claims[claim] = DateTimeOffset.UtcNow.AddMinutes(minutes).ToUnixTimeSeconds();

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    [StandInTheory]
    [InlineData("exp")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("serviceurl")]
    public async Task ChannelToken_WithoutARequiredClaim_IsRefused(string claim)
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims.Remove(claim);

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    [StandInTheory]
    [InlineData("iss", "https://api.botframework.test.example")]
    [InlineData("iss", "")]
    [InlineData("aud", "00000000-0000-0000-0000-000000000000")]
    [InlineData("aud", "")]
    [InlineData("serviceurl", "https://other.test/")]
    [InlineData("serviceurl", "https://channel.test/AMER/")]
    [InlineData("serviceurl", "")]
    public async Task ChannelToken_WithAWrongClaim_IsRefused(string claim, string value)
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims[claim] = value;

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    [StandInTheory]
    [InlineData("iss", "5")]
    [InlineData("iss", "[]")]
    [InlineData("aud", "5")]
    [InlineData("aud", "{}")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "[5]")]
    [InlineData("exp", "\"soon\"")]
    [InlineData("exp", "1e99")]
    [InlineData("nbf", "[]")]
    [InlineData("serviceurl", "5")]
    [InlineData("serviceurl", "{}")]
    public async Task ChannelToken_WithAClaimOfTheWrongKind_IsRefused(string claim, string json)
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims[claim] = JsonNode.Parse(json);

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    [StandInFact]
    public async Task ChannelToken_ForTwoAudiences_IsRefused()
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["aud"] = new JsonArray(AuthenticationScene.AppId, "another");

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    [StandInTheory]
    [InlineData("skype")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("WebChat")]
    public async Task ChannelToken_ForAChannelTheKeyIsNotEndorsedFor_IsRefused(string? channelId)
    {
        var activity = AuthenticationScene.Activity;
        activity.ChannelId = channelId;

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims), activity);
    }

    [StandInFact]
    public async Task ChannelToken_SignedByAKeyWithoutEndorsements_IsRefused()
    {
        _scene.Channel.AddKey("channel-2");

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));
    }

    [Fact]
    public async Task ChannelToken_WithoutARequiredEndorsement_IsRefused()
    {
        _scene.Rules.RequiredEndorsements = ["hipaa"];

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));
    }

    [StandInTheory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer token")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Bearer e30.e30.e30")]
    [InlineData("Bearer W10.W10.W10")]
    [InlineData("Bearer eyJraWQiOjV9.e30.e30")]
    [InlineData("Bearer a b")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("nonsense")]
    [InlineData(" ")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Header_ThatHoldsNoBearerToken_IsRefused(string? header)
    {
        var authentication = _scene.Build();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => authentication.AuthenticateRequestAsync(AuthenticationScene.Activity, header, CancellationToken.None));
    }

    [Fact]
    public async Task ClaimsValidator_ThatObjects_RefusesAGoodToken()
    {
        _scene.Rules.ClaimsValidator = new RefusingClaimsValidator();

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));
    }

    [Fact]
    public async Task CallerId_OfAChannelRequest_IsTheConfiguredOne()
    {
        _scene.With("CallerId", "urn:clinic");

        var result = await _scene.AuthenticateAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));

        Assert.Equal("urn:clinic", result.CallerId);
    }

    public void Dispose() => _scene.Dispose();

    private sealed class RefusingClaimsValidator : ClaimsValidator
    {
        public override Task ValidateClaimsAsync(IList<System.Security.Claims.Claim> claims) =>
            throw new UnauthorizedAccessException("refused");
    }
}
