using System.Net;
using System.Text.Json.Nodes;
using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.ProtocolTests.BotConnector;

public sealed class ChannelAuthenticationTests : IAsyncLifetime
{
    private const string AppId = "4f3a2b10-0000-4000-8000-000000000001";

    private readonly LambdaBot _bot = LambdaBot.Saying("see a doctor");
    private ChannelListener _channel = null!;
    private BotHost _host = null!;

    public async Task InitializeAsync()
    {
        _channel = await ChannelListener.StartAsync();
        _host = await BotHost.StartAsync(
            _bot,
            services => services.AddHttpClient(Options.DefaultName).ConfigurePrimaryHttpMessageHandler(() => new LoginService()),
            new Dictionary<string, string?>
            {
                ["MicrosoftAppId"] = AppId,
                ["MicrosoftAppPassword"] = "not-a-real-password",
                ["ToChannelFromBotLoginUrl"] = AuthenticationConstants.ToChannelFromBotLoginUrl,
                ["ToChannelFromBotOAuthScope"] = AuthenticationConstants.ToChannelFromBotOAuthScope,
                ["ToBotFromChannelTokenIssuer"] = ChannelListener.IssuerName,
                ["ToBotFromChannelOpenIdMetadataUrl"] = $"{_channel.Url}/login/metadata",
                ["ToBotFromEmulatorOpenIdMetadataUrl"] = $"{_channel.Url}/login/metadata",
                ["OAuthUrl"] = "https://api.botframework.com",
            });
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [StandInFact]
    public async Task GoodToken_RunsTheTurnAndTheReplyCarriesTheBotsToken()
    {
        using var response = await _host.PostAsync(_channel.Activity(), _channel.Issuer.Token(Claims()));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"Bearer {LoginService.AccessToken}", Assert.Single(_channel.Calls).Headers["Authorization"]);
    }

    [StandInFact]
    public async Task GoodToken_LeavesNoTraceInTheLog()
    {
        var token = _channel.Issuer.Token(Claims());
        using var response = await _host.PostAsync(_channel.Activity(), token);

        Assert.DoesNotContain(token, _host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(LoginService.AccessToken, _host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-real-password", _host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does it hurt", _host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoToken_IsUnauthorized()
    {
        using var response = await _host.PostAsync(_channel.Activity());

        await AssertRefusedAsync(response);
    }

    [StandInTheory]
    [InlineData("Bearer")]
    [InlineData("Bearer token")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic dXNlcjpwYXNz")]
    public async Task MalformedHeader_IsUnauthorized(string authorization)
    {
        using var response = await _host.PostTextAsync(_channel.Activity().ToJsonString(), authorization: authorization);

        await AssertRefusedAsync(response);
    }

    [StandInTheory]
    [InlineData("aud", "another-app")]
    [InlineData("iss", "https://another.test")]
    [InlineData("serviceurl", "https://another.test")]
    [InlineData("aud", null)]
    [InlineData("iss", null)]
    [InlineData("exp", null)]
    [InlineData("serviceurl", null)]
    public async Task TokenWithAWrongClaim_IsUnauthorized(string claim, string? value)
    {
        var claims = Claims();
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        using var response = await _host.PostAsync(_channel.Activity(), _channel.Issuer.Token(claims));

        await AssertRefusedAsync(response);
    }

    [StandInFact]
    public async Task ExpiredToken_IsUnauthorized()
    {
        var claims = Claims();
        claims["nbf"] = DateTimeOffset.UtcNow.AddHours(-2).ToUnixTimeSeconds();
        claims["exp"] = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();

        using var response = await _host.PostAsync(_channel.Activity(), _channel.Issuer.Token(claims));

        await AssertRefusedAsync(response);
    }

    [StandInFact]
    public async Task ForeignSignature_IsUnauthorized()
    {
        using var stranger = new TokenIssuer().AddKey("channel-1");

        using var response = await _host.PostAsync(_channel.Activity(), stranger.Token(Claims()));

        await AssertRefusedAsync(response);
    }

    [StandInFact]
    public async Task ChannelTheKeyIsNotEndorsedFor_IsUnauthorized()
    {
        var activity = _channel.Activity();
        activity["channelId"] = "msteams";

        using var response = await _host.PostAsync(activity, _channel.Issuer.Token(Claims()));

        await AssertRefusedAsync(response);
    }

    [StandInFact]
    public async Task BadToken_IsRefusedBeforeTheBodyIsRead()
    {
        using var response = await _host.PostTextAsync("not json", authorization: "Bearer a.b.c");

        await AssertRefusedAsync(response);
    }

    private JsonObject Claims()
    {
        var claims = TokenIssuer.Claims(ChannelListener.IssuerName, AppId);
        claims["serviceurl"] = _channel.Url;
        return claims;
    }

    private async Task AssertRefusedAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Equal(0, _bot.Turns);
        Assert.Empty(_channel.Calls);
    }
}
