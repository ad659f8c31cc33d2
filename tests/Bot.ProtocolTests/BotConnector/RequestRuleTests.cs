using System.Net;
using System.Text;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.BotConnector;

public sealed class RequestRuleTests : IAsyncLifetime
{
    private readonly LambdaBot _bot = LambdaBot.Saying("hello");
    private ChannelListener _channel = null!;
    private BotHost _host = null!;

    public async Task InitializeAsync()
    {
        _channel = await ChannelListener.StartAsync();
        _host = await BotHost.StartAsync(_bot);
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _channel.DisposeAsync();
    }

    [StandInTheory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"type\":{}}")]
    [InlineData("{\"timestamp\":\"yesterday\"}")]
    [InlineData("{\"timestamp\":\"0001-01-01T00:00:00+14:00\"}")]
    [InlineData("{\"timestamp\":\"9999-12-31T23:59:59-14:00\"}")]
    [InlineData("{\"timestamp\":1e999}")]
    [InlineData("{\"timestamp\":99999999999999999999999}")]
    [InlineData("{\"type\":\"\\ud800\"}")]
    [InlineData("not json")]
    public async Task Body_ThatIsNoActivity_IsABadRequest(string body)
    {
        using var response = await _host.PostTextAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _bot.Turns);
    }

    [StandInTheory]
    [InlineData("type")]
    [InlineData("serviceUrl")]
    [InlineData("conversation")]
    public async Task Activity_WithoutWhatAReplyNeeds_IsABadRequest(string property)
    {
        var activity = _channel.Activity();
        activity.Remove(property);

        using var response = await _host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _bot.Turns);
    }

    [StandInTheory]
    [InlineData("not a url")]
    [InlineData("/v3")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("")]
    public async Task ServiceUrl_ThatIsNotHttp_IsABadRequest(string serviceUrl)
    {
        var activity = _channel.Activity();
        activity["serviceUrl"] = serviceUrl;

        using var response = await _host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(0, _bot.Turns);
    }

    [StandInTheory]
    [InlineData(40, HttpStatusCode.OK)]
    [InlineData(100, HttpStatusCode.BadRequest)]
    [InlineData(60_000, HttpStatusCode.BadRequest)]
    public async Task Body_NestedTooDeep_IsABadRequest(int depth, HttpStatusCode expected)
    {
        var nested = new StringBuilder().Insert(0, "[", depth).Insert(depth, "]", depth);
        var text = _channel.Activity().ToJsonString();

        using var response = await _host.PostTextAsync($"{text[..^1]},\"channelData\":{nested}}}");

        Assert.Equal(expected, response.StatusCode);
    }

    [StandInTheory]
    [InlineData(250 * 1024, false, HttpStatusCode.OK)]
    [InlineData(256 * 1024, false, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(250 * 1024, true, HttpStatusCode.OK)]
    [InlineData(256 * 1024, true, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_LargerThanTheLimit_IsRefused(int textLength, bool chunked, HttpStatusCode expected)
    {
        var activity = _channel.Activity();
        activity["text"] = new string('x', textLength);

        using var response = await _host.PostTextAsync(activity.ToJsonString(), chunked: chunked);

        Assert.Equal(expected, response.StatusCode);
    }

    [StandInTheory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData(null)]
    public async Task ContentType_ThatAWebPageCouldSendUnasked_IsRefused(string? contentType)
    {
        using var response = await _host.PostTextAsync(_channel.Activity().ToJsonString(), contentType);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(0, _bot.Turns);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OtherMethods_AreNotAllowed(string method)
    {
        using var response = await _host.SendAsync(new HttpMethod(method));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [StandInFact]
    public async Task Get_IsNotAllowedAndTheReasonIsLogged()
    {
        using var response = await _host.SendAsync(HttpMethod.Get);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Contains("streaming", _host.Log.Text, StringComparison.Ordinal);
    }
}
