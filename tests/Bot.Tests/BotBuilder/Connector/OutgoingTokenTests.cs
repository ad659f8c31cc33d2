using System.Security.Claims;
using Bot.Testing;
using Bot.Testing.BotConnector;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Bot.Tests.BotBuilder.Connector;

public sealed class OutgoingTokenTests : IDisposable
{
    private const string Service = "https://channel.test";
    private const string PublicLogin = "https://login.microsoftonline.com/";
    private const string GovernmentLogin = "https://login.microsoftonline.us/";
    private const string Token = """{"token_type":"Bearer","expires_in":3600,"access_token":"the-token"}""";

    private readonly FakeHttp _http = new FakeHttp().Answer(Service, () => """{"id":"1"}""");

    [Fact]
    public async Task Call_CarriesTheTokenOfTheLoginService()
    {
        AnswerLogin(PublicLogin + "botframework.com", Token);

        await SendAsync(Build());

        Assert.Equal("Bearer the-token", Assert.Single(ServiceCalls).Headers["Authorization"]);
        var login = Assert.Single(LoginCalls);
        Assert.StartsWith(PublicLogin + "botframework.com/", login.Address, StringComparison.Ordinal);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.com%2F.default", login.Body, StringComparison.Ordinal);
        Assert.Contains("grant_type=client_credentials", login.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_IsAskedForOnceForManyCalls()
    {
        AnswerLogin(PublicLogin + "botframework.com", Token);
        var authentication = Build();

        await SendAsync(authentication);
        await SendAsync(authentication);

        Assert.Equal(2, ServiceCalls.Count());
        Assert.Single(LoginCalls);
    }

    [StandInFact]
    public async Task Token_OfAnotherAudience_IsAskedForSeparately()
    {
        AnswerLogin(PublicLogin + "botframework.com", Token);
        var authentication = Build();

        await SendAsync(authentication);
        await SendAsync(authentication, audience: "https://other.test");

        Assert.Equal(2, LoginCalls.Count());
        Assert.Contains("scope=https%3A%2F%2Fother.test%2F.default", LoginCalls.Last().Body, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task SingleTenantBot_AsksItsOwnTenant()
    {
        AnswerLogin(PublicLogin + "clinic.test", Token);

        await SendAsync(Build(("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", "clinic.test")));

        Assert.StartsWith(PublicLogin + "clinic.test/", Assert.Single(LoginCalls).Address, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task GovernmentCloud_AsksItsOwnLoginService()
    {
        AnswerLogin(GovernmentLogin + "MicrosoftServices.onmicrosoft.us", Token);

        await SendAsync(Build(("ChannelService", GovernmentAuthenticationConstants.ChannelService)));

        var login = Assert.Single(LoginCalls);
        Assert.StartsWith(GovernmentLogin + "MicrosoftServices.onmicrosoft.us/", login.Address, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("scope=https%3A%2F%2Fapi.botframework.us%2F.default", login.Body, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task LoginService_ThatGivesNoToken_StopsTheCall()
    {
        AnswerLogin(PublicLogin + "botframework.com", """{"error":"invalid_client","error_description":"secret is wrong"}""");

        var exception = await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(Build()));

        Assert.DoesNotContain("secret is wrong", exception.Message, StringComparison.Ordinal);
        Assert.Empty(ServiceCalls);
    }

    [StandInFact]
    public async Task Token_IsNotSentWithoutTls()
    {
        AnswerLogin(PublicLogin + "botframework.com", Token);
        _http.Answer("http://channel.test", () => "{}");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => SendAsync(Build(), serviceUrl: "http://channel.test"));

        Assert.Equal(0, _http.CountOf("http://channel.test"));
    }

    [Fact]
    public async Task Connector_OfAnotherApp_IsRefused()
    {
        var factory = Build().CreateConnectorFactory(new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, "another-app")]));

        await Assert.ThrowsAsync<InvalidOperationException>(() => factory.CreateAsync(Service, audience: null, CancellationToken.None));
    }

    public void Dispose() => _http.Dispose();

    private IEnumerable<FakeRequest> ServiceCalls =>
        _http.Requests.Where(request => request.Address.StartsWith(Service, StringComparison.Ordinal));

    private IEnumerable<FakeRequest> LoginCalls =>
        _http.Requests.Where(request => request.Address.Contains("/oauth2/", StringComparison.Ordinal) && request.Method == "POST");

    private void AnswerLogin(string authority, string json)
    {
        var root = new Uri(authority).GetLeftPart(UriPartial.Authority);
        _http.Answer(root + "/common/discovery/instance", () => """{"tenant_discovery_endpoint":"https://login.test/","metadata":[]}""")
            .Answer(root, () => json);
    }

    private ConfigurationBotFrameworkAuthentication Build(params (string Key, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["MicrosoftAppId"] = AuthenticationScene.AppId, ["MicrosoftAppPassword"] = "a-password" };
        foreach (var (key, value) in settings)
        {
            all[key] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        return new ConfigurationBotFrameworkAuthentication(configuration, httpClientFactory: _http);
    }

    private static async Task SendAsync(BotFrameworkAuthentication authentication, string? audience = null, string serviceUrl = Service)
    {
        var identity = new ClaimsIdentity([new Claim(AuthenticationConstants.AudienceClaim, AuthenticationScene.AppId)]);
        var connector = await authentication.CreateConnectorFactory(identity).CreateAsync(serviceUrl, audience, CancellationToken.None);
        await connector.Conversations.SendToConversationAsync("c", new Activity { Type = ActivityTypes.Message }, CancellationToken.None);
    }
}
