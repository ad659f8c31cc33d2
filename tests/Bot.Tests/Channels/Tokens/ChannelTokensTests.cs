using System.Text.Json.Nodes;
using Bot.Channels.Tokens;
using Bot.Testing;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Channels.Tokens;

public sealed class ChannelTokensTests : IDisposable
{
    private const string AppId = "4f3a2b10-0000-4000-8000-000000000001";
    private const string Keys = "https://keys.example/keys";
    private const string PublicIssuer = "https://api.botframework.com";
    private const string GovernmentIssuer = "https://api.botframework.us";
    private const string GovernmentTenant = "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0";

    private readonly TokenIssuer _issuer = new TokenIssuer().AddKey("key", endorsements: ["webchat"]);
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly FakeHttp _http = new();

    public ChannelTokensTests() => _http
        .Answer(AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl, () => TokenIssuer.MetadataJson(PublicIssuer, Keys))
        .Answer(GovernmentAuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl, () => TokenIssuer.MetadataJson(GovernmentIssuer, Keys))
        .Answer(GovernmentAuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl, () => TokenIssuer.MetadataJson(GovernmentTenant, Keys))
        .Answer(Keys, () => _issuer.KeysJson);

    [Theory]
    [InlineData("", PublicIssuer, true)]
    [InlineData("", GovernmentIssuer, false)]
    [InlineData("", GovernmentTenant, false)]
    [InlineData(GovernmentAuthenticationConstants.ChannelService, GovernmentIssuer, true)]
    [InlineData(GovernmentAuthenticationConstants.ChannelService, GovernmentTenant, true)]
    [InlineData(GovernmentAuthenticationConstants.ChannelService, PublicIssuer, false)]
    public async Task Token_OfTheChosenCloudOnly_IsTaken(string channelService, string issuer, bool isTaken)
    {
        var claims = TokenIssuer.Claims(issuer, AppId);
        (claims["ver"], claims["azp"]) = ("2.0", AppId);

        Assert.Equal(isTaken, await VerifyAsync(claims, channelService) is not null);
    }

    [Fact]
    public async Task Lifetime_IsCountedByTheProgramsClock()
    {
        var claims = TokenIssuer.Claims(PublicIssuer, AppId);

        _time.Advance(TimeSpan.FromMinutes(64));
        Assert.NotNull(await VerifyAsync(claims));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await VerifyAsync(claims));
    }

    [Fact]
    public async Task Token_ForSomebodyElse_CausesNoTraffic()
    {
        Assert.Null(await VerifyAsync(TokenIssuer.Claims(PublicIssuer, "another-app")));
        Assert.Null(await VerifyAsync(TokenIssuer.Claims("https://issuer.example", AppId)));

        Assert.Empty(_http.Requests);
    }

    public void Dispose()
    {
        _issuer.Dispose();
        _http.Dispose();
    }

    private Task<ChannelCaller?> VerifyAsync(JsonObject claims, string channelService = "")
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("MicrosoftAppId", AppId), new("ChannelService", channelService)]).Build();
        var tokens = new ChannelTokens(configuration, _http, _time, NullLogger<ChannelTokens>.Instance);
        return tokens.VerifyAsync($"Bearer {_issuer.Token(claims)}", CancellationToken.None);
    }
}
