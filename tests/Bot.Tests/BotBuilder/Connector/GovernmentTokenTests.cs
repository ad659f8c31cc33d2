using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Connector.Authentication;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class GovernmentTokenTests : IDisposable
{
    private readonly AuthenticationScene _scene = new AuthenticationScene()
        .With("ChannelService", GovernmentAuthenticationConstants.ChannelService)
        .With("ToChannelFromBotLoginUrl", null)
        .With("ToChannelFromBotOAuthScope", null)
        .With("ToBotFromChannelTokenIssuer", null)
        .With("ToBotFromChannelOpenIdMetadataUrl", null)
        .With("ToBotFromEmulatorOpenIdMetadataUrl", null);

    public GovernmentTokenTests() => _scene.Http
        .Answer(GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl, () => TokenIssuer.MetadataJson("https://api.botframework.us", AuthenticationScene.ChannelKeys))
        .Answer(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl, () => TokenIssuer.MetadataJson("https://api.botframework.com", AuthenticationScene.ChannelKeys));

    [StandInFact]
    public async Task TokenOfTheGovernmentsChannels_Passes()
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["iss"] = "https://api.botframework.us";

        var result = await _scene.AuthenticateAsync(_scene.Channel.Token(claims));

        Assert.Equal("https://api.botframework.us", result.Audience);
    }

    [StandInFact]
    public async Task TokenOfThePublicChannels_IsRefused()
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["iss"] = "https://api.botframework.com";

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));
    }

    public void Dispose() => _scene.Dispose();
}
