using System.Net;
using System.Text.Json.Nodes;
using Bot.Channels.Outgoing;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.Channels;

public sealed class ServiceUrlTests : IAsyncLifetime
{
    private readonly ChannelScene _scene = new();

    public Task InitializeAsync() => _scene.InitializeAsync();

    public Task DisposeAsync() => _scene.DisposeAsync();

    [Fact]
    public async Task Reply_ToTheServiceUrl_CarriesTheBotsToken()
    {
        using var response = await PostAsync(_scene.Server, _scene.Channel.Url);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var call = (await _scene.Channel.NextAsync()).Headers;
        Assert.Equal($"Bearer {LoginService.AccessToken}", call["Authorization"]);
    }

    [Theory]
    [InlineData("https://service.example/")]
    [InlineData("http://webchat.botframework.com/")]
    [InlineData("https://webchat.botframework.com:8443/")]
    [InlineData("https://user@webchat.botframework.com/")]
    [InlineData("https://webchat.botframework.com.service.example/")]
    [InlineData("https://webchatbotframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://anybody.trafficmanager.net/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://[::1]:6379/")]
    [InlineData("http://localhost:6379/")]
    [InlineData("http://2130706433/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//webchat.botframework.com/")]
    [InlineData("webchat.botframework.com")]
    public async Task ServiceUrl_OutsideTheAllowedHosts_IsForbiddenInProductionAndNotCalled(string serviceUrl)
    {
        await using var server = await _scene.StartAsync(services => services.AddSingleton<AddressLookup>(NobodyAsks), "--environment=Production");

        using var response = await PostAsync(server, serviceUrl);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("169.254.169.254")]
    [InlineData("::ffff:192.168.1.1")]
    [InlineData("fd00::1")]
    public async Task AllowedHost_WhoseNameStandsForAnInnerAddress_IsNotCalled(string address)
    {
        using var log = new KeptLog();
        await using var server = await _scene.StartAsync(
            services => services.AddSingleton(StandsFor(address)).AddLogging(logs => logs.AddProvider(log).AddFilter<KeptLog>("Bot.Channels", LogLevel.Warning)),
            "--environment=Production");

        using var response = await PostAsync(server, "https://webchat.botframework.com/");

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("A call to webchat.botframework.com was not made: none of its 1 addresses is one that the bot may call.", log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.MovedPermanently)]
    [InlineData(HttpStatusCode.Redirect)]
    [InlineData(HttpStatusCode.TemporaryRedirect)]
    [InlineData(HttpStatusCode.PermanentRedirect)]
    public async Task Redirect_IsNotFollowed(HttpStatusCode status)
    {
        _scene.Channel.Answer = context =>
        {
            context.Response.StatusCode = (int)status;
            context.Response.Headers.Location = $"{_scene.Tenant.Url}/elsewhere";
            return Task.CompletedTask;
        };

        using var response = await PostAsync(_scene.Server, _scene.Channel.Url);

        Assert.NotEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(_scene.Channel.Calls);
        Assert.Empty(_scene.Tenant.Calls);
    }

    [Fact]
    public async Task ServiceHosts_InTheSettings_ReplaceThoseOfTheCloud()
    {
        using var log = new KeptLog();
        await using var server = await _scene.StartAsync(
            services => services.AddSingleton(StandsFor("127.0.0.1")).AddLogging(logs => logs.AddProvider(log).AddFilter<KeptLog>("Bot.Channels", LogLevel.Warning)),
            "--environment=Production",
            "--Channels:ServiceHosts:0=*.channels.example");

        using var old = await PostAsync(server, "https://webchat.botframework.com/");
        using var set = await PostAsync(server, "https://europe.channels.example/");

        Assert.Equal(HttpStatusCode.Forbidden, old.StatusCode);
        Assert.NotEqual(HttpStatusCode.Forbidden, set.StatusCode);
        Assert.Contains("A call to europe.channels.example was not made", log.Text, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PostAsync(BotServer server, string serviceUrl)
    {
        var claims = _scene.ChannelClaims;
        claims["serviceurl"] = serviceUrl;
        JsonObject activity = _scene.Channel.Activity();
        activity["serviceUrl"] = serviceUrl;
        return ChannelScene.PostAsync(server, $"Bearer {_scene.Channel.Issuer.TokenBy("channel-1", claims)}", activity.ToJsonString());
    }

    // The names on this machine stay: the issuers' keys are fetched there.
    private static AddressLookup StandsFor(string address) => (host, cancellationToken) =>
        IPAddress.TryParse(host, out _) ? Dns.GetHostAddressesAsync(host, cancellationToken) : Task.FromResult<IPAddress[]>([IPAddress.Parse(address)]);

    private static Task<IPAddress[]> NobodyAsks(string host, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{host} was looked up.");
}
