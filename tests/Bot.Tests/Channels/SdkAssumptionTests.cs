using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Xunit;

namespace Bot.Tests.Channels;

/// <summary>What the code takes for granted of the SDK and its documentation does not promise; an update that changes it is noticed here.</summary>
public sealed class SdkAssumptionTests : IDisposable
{
    private readonly FakeHttp _http = new();

    public void Dispose() => _http.Dispose();

    [Fact]
    public async Task Connector_CallsWithTheHttpClientWithoutAName()
    {
        using var connector = await ConnectorAsync();

        Assert.Equal([Options.DefaultName], _http.ClientNames);
    }

    [Fact]
    public async Task Connector_HasContractsOfItsOwn_OfTheKindThatWeShare()
    {
        using var one = await ConnectorAsync();
        using var other = await ConnectorAsync();

        Assert.Equal(typeof(DefaultContractResolver), one.SerializationSettings.ContractResolver!.GetType());
        Assert.Equal(typeof(DefaultContractResolver), one.DeserializationSettings.ContractResolver!.GetType());
        Assert.NotSame(one.SerializationSettings.ContractResolver, other.SerializationSettings.ContractResolver);
    }

    [Fact]
    public async Task Delivery_ThatIsRefused_SurfacesWithTheStatus()
    {
        using var connector = await ConnectorAsync();

        var fault = await Assert.ThrowsAsync<ErrorResponseException>(() => connector.Conversations.ReplyToActivityAsync("c", "a", new Activity(ActivityTypes.Message)));

        Assert.Equal(404, (int)fault.Response.StatusCode);
    }

    [Fact]
    public async Task Delivery_ThatCannotBeMade_SurfacesAsTheHttpClientSaysIt()
    {
        _http.Answer("https://service.example/", () => throw new HttpRequestException(HttpRequestError.NameResolutionError));
        using var connector = await ConnectorAsync();

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => connector.Conversations.ReplyToActivityAsync("c", "a", new Activity(ActivityTypes.Message)));

        Assert.Equal(HttpRequestError.NameResolutionError, fault.HttpRequestError);
    }

    [Fact]
    public async Task ExpectReplies_HoldsTracesForAnyChannel()
    {
        using var turn = new TurnContext(new TestAdapter(), Message(DeliveryModes.ExpectReplies));

        await turn.SendActivityAsync(new Activity(ActivityTypes.Trace));

        Assert.Equal(ActivityTypes.Trace, Assert.Single(turn.BufferedReplyActivities).Type);
    }

    [Fact]
    public async Task Locale_IsLookedUpWhenTheActivityHasOneAsTheTurnBegins()
    {
        Assert.NotNull(await SeenLocaleAsync("en-US"));
        Assert.Null(await SeenLocaleAsync(null));
    }

    [Fact]
    public async Task Storage_OfTheSdk_ReportsAConflictInTheWordsThatOursDo()
    {
        IStorage storage = new MemoryStorage();
        await storage.WriteAsync(new Dictionary<string, object> { ["a"] = new StoreItem() });

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => storage.WriteAsync(new Dictionary<string, object> { ["a"] = new StoreItem { ETag = "outdated" } }));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.OrdinalIgnoreCase);
    }

    private static Activity Message(string? deliveryMode = null) => new(ActivityTypes.Message)
    {
        ChannelId = Microsoft.Bot.Connector.Channels.Webchat,
        DeliveryMode = deliveryMode,
        Conversation = new ConversationAccount { Id = "c" },
    };

    // Where the SDK keeps the locale once it has looked for its culture.
    private static async Task<JObject?> SeenLocaleAsync(string? locale)
    {
        JObject? seen = null;
        var activity = Message();
        activity.Locale = locale;
        await new TestAdapter().ProcessActivityAsync(activity, (turnContext, _) =>
        {
            seen = turnContext.TurnState.Get<JObject>("turn");
            return Task.CompletedTask;
        });
        return seen;
    }

    private Task<IConnectorClient> ConnectorAsync()
    {
        var authentication = new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build(), httpClientFactory: _http);
        return authentication.CreateConnectorFactory(new()).CreateAsync("https://service.example/", null, default);
    }

    private sealed class StoreItem : IStoreItem
    {
        public string? ETag { get; set; }
    }
}
