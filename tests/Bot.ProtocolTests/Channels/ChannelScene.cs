using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Channels;

/// <summary>The shipped application with an app id, a channel and an Emulator tenant that publish their keys on this machine.</summary>
public sealed class ChannelScene : IAsyncLifetime
{
    public const string AppId = "4f3a2b10-0000-4000-8000-000000000001";
    public const string EmulatorIssuer = "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0";
    public const string EmulatorIssuerV1 = "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/";

    public ChannelListener Channel { get; private set; } = null!;

    /// <summary>Where the Emulator's issuer publishes its keys.</summary>
    public ChannelListener Tenant { get; private set; } = null!;

    public BotServer Server { get; private set; } = null!;

    /// <summary>Claims of a token that the channel would send.</summary>
    public JsonObject ChannelClaims
    {
        get
        {
            var claims = TokenIssuer.Claims(ChannelListener.IssuerName, AppId);
            claims["serviceurl"] = Channel.Url;
            return claims;
        }
    }

    /// <summary>Claims of a token that the Emulator would send.</summary>
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

    public async Task InitializeAsync()
    {
        Channel = await ChannelListener.StartAsync();
        Channel.Issuer
            .AddKey("unendorsed")
            .AddKey("of-two", endorsements: ["msteams", "webchat"])
            .AddKey("of-another", endorsements: ["msteams"])
            .AddKey("certified", endorsements: ["webchat"], certificateEnds: DateTimeOffset.UtcNow.AddDays(1))
            .AddKey("ended", endorsements: ["webchat"], certificateEnds: DateTimeOffset.UtcNow.AddDays(-1));
        Tenant = await ChannelListener.StartAsync();
        Tenant.Issuer.AddKey("tenant-1");
        Server = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        await Channel.DisposeAsync();
        await Tenant.DisposeAsync();
    }

    /// <summary>Another application with the same registration.</summary>
    public Task<BotServer> StartAsync(params string[] settings) => StartAsync(_ => { }, settings);

    /// <inheritdoc cref="StartAsync(string[])" />
    public Task<BotServer> StartAsync(Action<IServiceCollection> replace, params string[] settings) => BotServer.StartAsync(
        services =>
        {
            services.AddHttpClient(ChannelServices.IdentityClient).ConfigurePrimaryHttpMessageHandler(() => new LoginService());
            replace(services);
        },
        [
            $"--MicrosoftAppId={AppId}",
            "--MicrosoftAppPassword=not-a-real-password",
            "--ToChannelFromBotLoginUrl=https://login.microsoftonline.com/botframework.com",
            "--ToChannelFromBotOAuthScope=https://api.botframework.com",
            $"--ToBotFromChannelTokenIssuer={ChannelListener.IssuerName}",
            $"--ToBotFromChannelOpenIdMetadataUrl={Channel.Url}/login/metadata",
            $"--ToBotFromEmulatorOpenIdMetadataUrl={Tenant.Url}/login/metadata",
            "--OAuthUrl=https://api.botframework.com",
            .. settings,
        ]);

    /// <summary>An activity whose replies come back in the response.</summary>
    public JsonObject Activity()
    {
        var activity = Channel.Activity();
        activity["deliveryMode"] = "expectReplies";
        return activity;
    }

    public static async Task<HttpResponseMessage> PostAsync(BotServer server, string? authorization, string body, string contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await server.Client.SendAsync(request);
    }
}
