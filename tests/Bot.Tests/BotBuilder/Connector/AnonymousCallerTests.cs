using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class AnonymousCallerTests
{
    private static readonly ConfigurationBotFrameworkAuthentication NoAppId = new(new ConfigurationBuilder().Build());

    [Fact]
    public async Task NoAppId_RequestWithoutHeader_IsAnonymous()
    {
        var result = await NoAppId.AuthenticateRequestAsync(AuthenticationScene.Activity, "", CancellationToken.None);

        Assert.Equal(AuthenticationConstants.AnonymousAuthType, result.ClaimsIdentity.AuthenticationType);
        Assert.Empty(result.ClaimsIdentity.Claims);
        Assert.Null(result.CallerId);
    }

    [StandInFact]
    public async Task NoAppId_RequestWithAToken_IsRefused()
    {
        using var issuer = new TokenIssuer().AddKey("key");
        var token = issuer.Token(TokenIssuer.Claims(AuthenticationConstants.ToBotFromChannelTokenIssuer, ""));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => NoAppId.AuthenticateRequestAsync(AuthenticationScene.Activity, $"Bearer {token}", CancellationToken.None));
    }
}
