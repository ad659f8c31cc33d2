using System.Net;
using System.Net.Sockets;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Bot.ProtocolTests.BotConnector;

public sealed class ChannelFailureTests : IAsyncLifetime
{
    private ChannelListener _channel = null!;

    public async Task InitializeAsync() => _channel = await ChannelListener.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [StandInFact]
    public async Task ServiceUrl_ThatNobodyListensOn_IsABadGatewayWithTheReasonInTheLog()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("see a doctor"));
        var activity = _channel.Activity();
        activity["serviceUrl"] = $"http://127.0.0.1:{UnusedPort()}";

        using var response = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Contains("A POST to the channel failed (ConnectionError)", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("see a doctor", host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("does it hurt", host.Log.Text, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task ServiceUrl_ThatNeverAnswers_IsGivenUp()
    {
        _channel.Answer = context => Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("hello"), services =>
            services.AddHttpClient(Options.DefaultName, client => client.Timeout = TimeSpan.FromMilliseconds(250)));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("did not answer a POST within 0.3 s", host.Log.Text, StringComparison.Ordinal);
    }

    [StandInTheory]
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
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("hello"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains($"with status {status}", host.Log.Text, StringComparison.Ordinal);
    }

    [StandInTheory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task Redirect_IsNotFollowed(int status)
    {
        _channel.Answer = context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = $"{_channel.Url}/elsewhere";
            return Task.CompletedTask;
        };
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("hello"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Single(_channel.Calls);
    }

    [StandInTheory]
    [InlineData(60 * 1024, HttpStatusCode.OK)]
    [InlineData(64 * 1024, HttpStatusCode.BadGateway)]
    public async Task Answer_LargerThanAnIdNeeds_IsNotTaken(int padding, HttpStatusCode expected)
    {
        _channel.Answer = context => context.Response.WriteAsync($$"""{"id":"1","padding":"{{new string('x', padding)}}"}""", context.RequestAborted);
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("hello"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task OnTurnError_ThatAnswersForTheBot_EndsTheTurnWell()
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((_, _) => throw new InvalidOperationException("broken")));
        host.Adapter.OnTurnError = (turnContext, _) => turnContext.SendActivityAsync(MessageFactory.Text("sorry"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("sorry", (string?)Assert.Single(_channel.Calls).Json["text"]);
    }

    [StandInFact]
    public async Task BotThatThrows_WithoutOnTurnError_IsAServerErrorWithoutDetails()
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((_, _) => throw new UnauthorizedAccessException("private detail")));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("private detail", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
