using System.Net;
using System.Text.Json.Nodes;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.ProtocolTests.BotConnector;

public sealed class ReplyTests : IAsyncLifetime
{
    private ChannelListener _channel = null!;

    public async Task InitializeAsync() => _channel = await ChannelListener.StartAsync();

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Message_IsAnsweredAtItsServiceUrl()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("see a doctor"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        var call = Assert.Single(_channel.Calls);
        Assert.Equal("POST /v3/conversations/73c7%7Clivechat/activities/activity%7C1", $"{call.Method} {call.Target}");
        Assert.Equal("application/json; charset=utf-8", call.Headers["Content-Type"]);
        Assert.Equal("73c7|livechat", call.Headers["x-ms-conversation-id"]);
        Assert.DoesNotContain("Authorization", call.Headers.Keys);
    }

    [Fact]
    public async Task Reply_IsAddressedToTheSender()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("see a doctor"));

        using var response = await host.PostAsync(_channel.Activity());

        var reply = Assert.Single(_channel.Calls).Json;
        Assert.Equal("message", (string?)reply["type"]);
        Assert.Equal("see a doctor", (string?)reply["text"]);
        Assert.Equal("bot-1", (string?)reply["from"]!["id"]);
        Assert.Equal("user-1", (string?)reply["recipient"]!["id"]);
        Assert.Equal("73c7|livechat", (string?)reply["conversation"]!["id"]);
        Assert.Equal("activity|1", (string?)reply["replyToId"]);
        Assert.Equal("webchat", (string?)reply["channelId"]);
        Assert.DoesNotContain(reply, property => property.Value is null);
    }

    [Fact]
    public async Task Reply_LeavesItsIdToTheChannel()
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, cancellationToken) =>
            turnContext.SendActivityAsync(new Activity { Type = ActivityTypes.Message, Id = "of-the-bot", Text = "hello" }, cancellationToken)));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.DoesNotContain("id", Assert.Single(_channel.Calls).Json.Select(property => property.Key));
    }

    [Fact]
    public async Task Replies_ArriveInOrder()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("one", "two", "three"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(["one", "two", "three"], _channel.Calls.Select(call => (string?)call.Json["text"]));
    }

    [Fact]
    public async Task ActivityWithoutId_IsAnsweredAtTheEndOfTheConversation()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("hello"));
        var activity = _channel.Activity();
        activity.Remove("id");

        using var response = await host.PostAsync(activity);

        Assert.Equal("/v3/conversations/73c7%7Clivechat/activities", Assert.Single(_channel.Calls).Target);
    }

    [Fact]
    public async Task SentActivity_CanBeUpdatedAndDeletedByTheIdTheChannelGave()
    {
        await using var host = await BotHost.StartAsync(new LambdaBot(async (turnContext, cancellationToken) =>
        {
            var sent = await turnContext.SendActivityAsync(MessageFactory.Text("first"), cancellationToken);
            var changed = MessageFactory.Text("second");
            changed.Id = sent.Id;
            await turnContext.UpdateActivityAsync(changed, cancellationToken);
            await turnContext.DeleteActivityAsync(sent.Id, cancellationToken);
        }));

        using var response = await host.PostAsync(_channel.Activity());

        var own = "/v3/conversations/73c7%7Clivechat/activities/from-channel";
        Assert.Equal([$"PUT {own}", $"DELETE {own}"], _channel.Calls.Skip(1).Select(call => $"{call.Method} {call.Target}"));
    }

    [Theory]
    [InlineData("emulator", 1)]
    [InlineData("webchat", 0)]
    public async Task Trace_IsSentToTheEmulatorOnly(string channelId, int calls)
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, cancellationToken) =>
            turnContext.SendActivityAsync(Activity.CreateTraceActivity("name", value: "value"), cancellationToken)));
        var activity = _channel.Activity();
        activity["channelId"] = channelId;

        using var response = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(calls, _channel.Calls.Count);
    }

    [Fact]
    public async Task AnswerWithoutBody_CountsAsSent()
    {
        _channel.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status200OK;
            return Task.CompletedTask;
        };
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("one", "two"));

        using var response = await host.PostAsync(_channel.Activity());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(2, _channel.Calls.Count);
    }

    [Fact]
    public async Task ExpectReplies_ReturnsTheRepliesInTheResponse()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying("one", "two"));
        var activity = _channel.Activity();
        activity["deliveryMode"] = "expectReplies";

        using var response = await host.PostAsync(activity);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var replies = JsonNode.Parse(await response.Content.ReadAsStringAsync())!["activities"]!.AsArray();
        Assert.Equal(["one", "two"], replies.Select(reply => (string?)reply!["text"]));
        Assert.All(replies, reply => Assert.Equal("activity|1", (string?)reply!["replyToId"]));
        Assert.Empty(_channel.Calls);
    }

    [Fact]
    public async Task Invoke_ReturnsTheStatusAndBodyThatTheBotGave()
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, cancellationToken) =>
            turnContext.SendActivityAsync(InvokeAnswer(409, new { reason = "taken" }), cancellationToken)));

        using var response = await host.PostAsync(_channel.Activity("invoke"));

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("taken", (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["reason"]);
        Assert.Empty(_channel.Calls);
    }

    [Fact]
    public async Task Invoke_WithoutAnAnswer_IsNotImplemented()
    {
        await using var host = await BotHost.StartAsync(LambdaBot.Saying());

        using var response = await host.PostAsync(_channel.Activity("invoke"));

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [StandInTheory]
    [InlineData("2026-01-31T09:00:00.000+02:00")]
    [InlineData("2026-01-31T09:00:00")]
    [InlineData("/Date(1769850000000)/")]
    public async Task TextLikeADate_InUntypedMembers_GoesThroughUnchanged(string text)
    {
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, cancellationToken) =>
            turnContext.SendActivityAsync(Echo(turnContext.Activity), cancellationToken)));
        var activity = _channel.Activity();
        activity["channelData"] = new JsonObject { ["sent"] = text };
        activity["value"] = text;
        activity["property-of-its-own"] = text;

        using var response = await host.PostAsync(activity);

        var reply = Assert.Single(_channel.Calls).Json;
        Assert.Equal([text, text, text], new[] { reply["channelData"]!["sent"], reply["value"], reply["property-of-its-own"] }.Select(node => (string?)node));
    }

    [Fact]
    public async Task Timestamp_IsReadAsAMomentWithItsOffset()
    {
        var seen = new TaskCompletionSource<(DateTimeOffset? Utc, DateTimeOffset? Local)>();
        await using var host = await BotHost.StartAsync(new LambdaBot((turnContext, _) =>
        {
            seen.SetResult((turnContext.Activity.Timestamp, turnContext.Activity.LocalTimestamp));
            return Task.CompletedTask;
        }));
        var activity = _channel.Activity();
        activity["timestamp"] = "2026-01-31T07:00:00.5Z";
        activity["localTimestamp"] = "2026-01-31T09:00:00.5+02:00";

        using var response = await host.PostAsync(activity);

        var moment = new DateTimeOffset(2026, 1, 31, 9, 0, 0, 500, TimeSpan.FromHours(2));
        var (utc, local) = await seen.Task;
        Assert.Equal(moment, utc);
        Assert.Equal(moment, local);
        Assert.Equal(moment.Offset, local!.Value.Offset);
    }

    private static Activity Echo(Activity activity)
    {
        var echo = MessageFactory.Text("echo");
        echo.ChannelData = activity.ChannelData;
        echo.Value = activity.Value;
        echo.Properties = activity.Properties;
        return echo;
    }

    private static Activity InvokeAnswer(int status, object body) => new()
    {
        Type = ActivityTypesEx.InvokeResponse,
        Value = new InvokeResponse { Status = status, Body = body },
    };
}
