using System.Net;
using Bot.ProtocolTests.DirectLine;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.Channels;

/// <summary>Replies that do not arrive: the channel is told, and the log why; nothing of what was said stands in either.</summary>
public sealed class DeliveryTests : IAsyncLifetime, IDisposable
{
    private readonly KeptLog _log = new();
    private ChannelListener _channel = null!;

    public async Task InitializeAsync() => _channel = await ChannelListener.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task ServiceUrl_ThatNobodyListensOn_IsABadGatewayWithTheReasonInTheLog()
    {
        var address = _channel.Url;
        await _channel.DisposeAsync();

        await AssertNotDeliveredAsync("the call failed (ConnectionError)", address);
    }

    [Fact]
    public async Task ServiceUrl_ThatNeverAnswers_IsGivenUp()
    {
        _channel.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);

        await AssertNotDeliveredAsync("the channel did not answer in time", _channel.Url, "--Channels:CallTimeout=00:00:01");
    }

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(503)]
    public async Task ServiceUrl_ThatRefuses_IsABadGateway(int status)
    {
        _channel.Answer = context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync("""{"error":{"message":"no"}}""", context.RequestAborted);
        };

        await AssertNotDeliveredAsync($"the channel answered with status {status}", _channel.Url);
    }

    [Theory]
    [InlineData(60 * 1024, HttpStatusCode.OK)]
    [InlineData(64 * 1024, HttpStatusCode.BadGateway)]
    public async Task Answer_LargerThanAnIdNeeds_IsNotTaken(int padding, HttpStatusCode expected)
    {
        _channel.Answer = context => context.Response.WriteAsync($$"""{"id":"1","padding":"{{new string('x', padding)}}"}""", context.RequestAborted);
        await using var server = await StartAsync();

        using var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message(_channel.Url, "does it hurt")));

        Assert.Equal(expected, response.StatusCode);
    }

    private async Task AssertNotDeliveredAsync(string reason, string serviceUrl, params string[] settings)
    {
        await using var server = await StartAsync(settings);

        using var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message(serviceUrl, "does it hurt")));

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Contains($"A visitor at /api/messages was not answered. A reply could not be delivered: {reason}.", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("see a doctor", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does it hurt", _log.Text, StringComparison.Ordinal);
    }

    private Task<BotServer> StartAsync(params string[] settings) => BotServer.StartAsync(
        services => services
            .AddSingleton<IBot>(LambdaBot.Saying("see a doctor"))
            .AddLogging(logs => logs.AddProvider(_log).AddFilter<KeptLog>("", LogLevel.Information)),
        settings);
}
