using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.ProtocolTests.BotConnector;

public sealed class ProactiveTests : IAsyncLifetime
{
    private ChannelListener _channel = null!;

    public async Task InitializeAsync() => _channel = await ChannelListener.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task ContinueConversation_SendsToTheConversationOfTheReference()
    {
        var reference = new TaskCompletionSource<ConversationReference>();
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, _) =>
        {
            reference.SetResult(turnContext.Activity.GetConversationReference());
            return Task.CompletedTask;
        }));
        using var response = await host.PostAsync(_channel.Activity());

        await host.Adapter.ContinueConversationAsync(
            "", await reference.Task, (turnContext, cancellationToken) => turnContext.SendActivityAsync(MessageFactory.Text("later"), cancellationToken), CancellationToken.None);

        var call = Assert.Single(_channel.Calls);
        Assert.StartsWith("/v3/conversations/73c7%7Clivechat/activities", call.Target, StringComparison.Ordinal);
        Assert.Equal("later", (string?)call.Json["text"]);
        Assert.Equal("user-1", (string?)call.Json["recipient"]!["id"]);
    }

    [Fact]
    public async Task CreateConversation_RunsATurnInTheConversationThatTheChannelMade()
    {
        _channel.Answer = context => context.Response.WriteAsync("""{"id":"new|1"}""", context.RequestAborted);
        await using var host = await BotHost.StartAsync(LambdaBot.Saying());
        var parameters = new ConversationParameters(bot: new ChannelAccount("bot-1"), members: [new ChannelAccount("user-1")]);
        string? seen = null;

        await host.Adapter.CreateConversationAsync("", "webchat", _channel.Url, "audience", parameters, (turnContext, _) =>
        {
            seen = $"{turnContext.Activity.Type} {turnContext.Activity.Name} {turnContext.Activity.Conversation.Id}";
            return Task.CompletedTask;
        }, CancellationToken.None);

        var call = Assert.Single(_channel.Calls);
        Assert.Equal("POST /v3/conversations", $"{call.Method} {call.Target}");
        Assert.Equal("user-1", (string?)call.Json["members"]![0]!["id"]);
        Assert.Equal("event CreateConversation new|1", seen);
    }
}
