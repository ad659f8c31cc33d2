using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Connector.Authentication;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class SigningKeyTests : IDisposable
{
    private readonly AuthenticationScene _scene = new();

    [StandInFact]
    public async Task Keys_AreFetchedOnceForManyRequests()
    {
        var authentication = _scene.Build();

        for (var i = 0; i < 5; i++)
        {
            await AuthenticateAsync(authentication);
        }

        Assert.Equal(1, _scene.Http.CountOf(AuthenticationScene.ChannelKeys));
    }

    [StandInFact]
    public async Task NewKey_IsFetchedForTheFirstRequestSignedWithIt()
    {
        var authentication = _scene.Build();
        await AuthenticateAsync(authentication);

        _scene.Channel.AddKey("channel-2", endorsements: ["webchat"]);
        await AuthenticateAsync(authentication);

        Assert.Equal(2, _scene.Http.CountOf(AuthenticationScene.ChannelKeys));
    }

    [StandInFact]
    public async Task UnknownKeys_DoNotCauseMoreThanOneFetch()
    {
        var authentication = _scene.Build();
        await AuthenticateAsync(authentication);
        using var stranger = new TokenIssuer();

        for (var i = 0; i < 5; i++)
        {
            stranger.AddKey($"stranger-{i}");
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuthenticateAsync(authentication, stranger));
        }

        Assert.Equal(2, _scene.Http.CountOf(AuthenticationScene.ChannelKeys));
    }

    [StandInFact]
    public async Task Token_ForSomebodyElse_CausesNoFetch()
    {
        var claims = AuthenticationScene.ChannelClaims;
        claims["aud"] = "somebody-else";

        await _scene.AssertRefusedAsync(_scene.Channel.Token(claims));

        Assert.Empty(_scene.Http.Requests);
    }

    [StandInFact]
    public async Task Keys_ThatCannotBeFetched_RefuseEverybodyAndAreNotAskedForAtOnceAgain()
    {
        _scene.Http.Answer(AuthenticationScene.ChannelKeys, () => "not json");
        var authentication = _scene.Build();

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuthenticateAsync(authentication));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuthenticateAsync(authentication));

        Assert.Equal(1, _scene.Http.CountOf(AuthenticationScene.ChannelKeys));
    }

    [StandInFact]
    public async Task Keys_PublishedWithoutTls_AreNotFetched()
    {
        _scene.Http.Answer(AuthenticationScene.ChannelMetadata, () => TokenIssuer.MetadataJson(AuthenticationScene.ChannelIssuer, "http://channel-login.test/keys"))
            .Answer("http://channel-login.test/keys", () => _scene.Channel.KeysJson);

        await _scene.AssertRefusedAsync(_scene.Channel.Token(AuthenticationScene.ChannelClaims));

        Assert.Equal(0, _scene.Http.CountOf("http:"));
    }

    public void Dispose() => _scene.Dispose();

    private Task<AuthenticateRequestResult> AuthenticateAsync(BotFrameworkAuthentication authentication, TokenIssuer? signer = null)
    {
        var token = (signer ?? _scene.Channel).Token(AuthenticationScene.ChannelClaims);
        return authentication.AuthenticateRequestAsync(AuthenticationScene.Activity, $"Bearer {token}", CancellationToken.None);
    }
}
