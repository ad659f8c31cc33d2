using Bot.Channels;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.Channels;

public sealed class ChannelAdapterTests : IDisposable
{
    private readonly FakeHttp _http = new();
    private readonly ChannelAuthentication _authentication;
    private readonly ChannelAdapter _adapter;

    public ChannelAdapterTests()
    {
        _authentication = new ChannelAuthentication(new ConfigurationBuilder().Build(), _http, NullLogger<ChannelAuthentication>.Instance);
        _adapter = new ChannelAdapter(_authentication);
    }

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("en-US")]
    [InlineData("no culture at all")]
    public async Task Locale_IsTheBotsToSeeAndNotLookedUp(string locale)
    {
        await RunAsync(turnContext =>
        {
            Assert.Equal(locale, turnContext.Activity.Locale);
            Assert.Null(turnContext.TurnState.Get<JObject>("turn"));
        }, locale);
    }

    [Fact]
    public async Task Turns_OfOneServiceUrl_ShareAConnectorThatTheirEndDoesNotTouch()
    {
        _http.Answer("http://localhost:9/", () => """{"id":"1"}""");
        var connectors = new List<IConnectorClient>();
        for (var turn = 0; turn < 3; turn++)
        {
            await RunAsync(turnContext => connectors.Add(turnContext.TurnState.Get<IConnectorClient>()));
        }

        Assert.Single(connectors.Distinct());
        Assert.Equal("1", (await connectors[0].Conversations.ReplyToActivityAsync("c", "a", new Activity(ActivityTypes.Message))).Id);
    }

    [Fact]
    public async Task Turns_OfManyServiceUrls_DoNotFillTheMemory()
    {
        var first = await ConnectorAsync("http://localhost:9/0");
        for (var i = 1; i <= 100; i++)
        {
            await ConnectorAsync($"http://localhost:9/{i}");
        }

        Assert.NotSame(first, await ConnectorAsync("http://localhost:9/0"));
        Assert.Equal(new Uri("http://localhost:9/0"), first.BaseUri);
    }

    [Fact]
    public async Task SdksOwnWaysIn_AreClosed()
    {
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _authentication.AuthenticateRequestAsync(new Activity(), "", default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => _authentication.AuthenticateStreamingRequestAsync("", "emulator", default));
    }

    private Task<IConnectorClient> ConnectorAsync(string serviceUrl) => _authentication.Describe(null).ConnectorFactory.CreateAsync(serviceUrl, "", default);

    private async Task RunAsync(Action<ITurnContext> look, string? locale = null)
    {
        var activity = new Activity(ActivityTypes.Message) { ServiceUrl = "http://localhost:9/", Conversation = new ConversationAccount { Id = "c" }, Locale = locale };
        await _adapter.RunTurnAsync(_authentication.Describe(null), activity, (turnContext, _) =>
        {
            look(turnContext);
            return Task.CompletedTask;
        }, default);
    }
}
