using System.Text.Json.Nodes;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

/// <summary>A bot with an app id, a channel issuer and an Emulator issuer, all on a network in memory.</summary>
internal sealed class AuthenticationScene : IDisposable
{
    public const string AppId = "4f3a2b10-0000-4000-8000-000000000001";
    public const string ChannelIssuer = "https://api.botframework.test";
    public const string EmulatorIssuer = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";
    public const string ServiceUrl = "https://channel.test/amer/";
    public const string ChannelMetadata = "https://channel-login.test/metadata";
    public const string ChannelKeys = "https://channel-login.test/keys";
    public const string EmulatorMetadata = "https://emulator-login.test/metadata";
    public const string EmulatorKeys = "https://emulator-login.test/keys";

    private readonly Dictionary<string, string?> _settings = new()
    {
        ["MicrosoftAppId"] = AppId,
        ["MicrosoftAppPassword"] = "not-a-real-password",
        ["ToChannelFromBotLoginUrl"] = AuthenticationConstants.ToChannelFromBotLoginUrl,
        ["ToChannelFromBotOAuthScope"] = AuthenticationConstants.ToChannelFromBotOAuthScope,
        ["ToBotFromChannelTokenIssuer"] = ChannelIssuer,
        ["ToBotFromChannelOpenIdMetadataUrl"] = ChannelMetadata,
        ["ToBotFromEmulatorOpenIdMetadataUrl"] = EmulatorMetadata,
        ["OAuthUrl"] = "https://api.botframework.test",
    };

    public AuthenticationScene()
    {
        Channel.AddKey("channel-1", endorsements: ["msteams", "webchat"]);
        Emulator.AddKey("emulator-1");
        Http.Answer(ChannelMetadata, () => TokenIssuer.MetadataJson(ChannelIssuer, ChannelKeys))
            .Answer(ChannelKeys, () => Channel.KeysJson)
            .Answer(EmulatorMetadata, () => TokenIssuer.MetadataJson(EmulatorIssuer, EmulatorKeys))
            .Answer(EmulatorKeys, () => Emulator.KeysJson);
    }

    public TokenIssuer Channel { get; } = new();

    public TokenIssuer Emulator { get; } = new();

    public FakeHttp Http { get; } = new();

    public AuthenticationConfiguration Rules { get; } = new();

    public static Activity Activity => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "webchat",
        ServiceUrl = ServiceUrl,
        Conversation = new ConversationAccount(id: "conversation"),
    };

    public static JsonObject ChannelClaims
    {
        get
        {
            var claims = TokenIssuer.Claims(ChannelIssuer, AppId);
            claims["serviceurl"] = ServiceUrl;
            return claims;
        }
    }

    public static JsonObject EmulatorClaims
    {
        get
        {
            var claims = TokenIssuer.Claims(EmulatorIssuer, AppId);
            claims["ver"] = "2.0";
            claims["azp"] = AppId;
            return claims;
        }
    }

    public AuthenticationScene With(string key, string? value)
    {
        _settings[key] = value;
        return this;
    }

    public ConfigurationBotFrameworkAuthentication Build() => new(
        new ConfigurationBuilder().AddInMemoryCollection(_settings).Build(),
        authConfiguration: Rules,
        httpClientFactory: Http);

    /// <summary>Authenticates a request that brings an activity and this token.</summary>
    public Task<AuthenticateRequestResult> AuthenticateAsync(string token, Activity? activity = null) =>
        Build().AuthenticateRequestAsync(activity ?? Activity, $"Bearer {token}", CancellationToken.None);

    public async Task AssertRefusedAsync(string token, Activity? activity = null) =>
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => AuthenticateAsync(token, activity));

    public void Dispose()
    {
        Channel.Dispose();
        Emulator.Dispose();
        Http.Dispose();
    }
}
