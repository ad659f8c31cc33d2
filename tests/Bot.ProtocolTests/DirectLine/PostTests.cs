using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class PostTests
{
    [Fact]
    public async Task Post_Message_ComesBackWithItsClientIdBeforeTheReplyThatNamesIt()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.UntilAsync("hello");

        var id = await probe.SayAsync("one", "client-1");

        var (own, reply) = (await stream.NextAsync(), await stream.NextAsync());
        Assert.Equal(id, own.GetProperty("id").GetString());
        Assert.Equal("client-1", own.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal("echo one", reply.GetProperty("text").GetString());
        Assert.Equal(id, reply.GetProperty("replyToId").GetString());
        Assert.NotEqual(id, reply.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Post_OwnActivity_ComesBackWhileTheBotStillThinks()
    {
        var release = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync((_, _) => release.Task);
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await probe.SayAsync("one", "client-1");

        Assert.Equal("one", (await stream.NextAsync()).GetProperty("text").GetString());
        Assert.Equal("one", Assert.Single((await probe.PollAsync()).Activities).GetProperty("text").GetString());
        release.SetResult();
    }

    [Fact]
    public async Task Post_WhatIsTheServersToSay_IsOverwrittenAndTheUnknownDropped()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        var message = DirectLineProbe.Message("one");
        message["id"] = "mine";
        message["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot", ["name"] = "Doctor" };
        message["conversation"] = new JsonObject { ["id"] = "other" };
        message["recipient"] = new JsonObject { ["id"] = "other" };
        message["channelId"] = "emulator";
        message["serviceUrl"] = "http://evil.example";
        message["timestamp"] = "1999-01-01T00:00:00Z";
        message["deliveryMode"] = "expectReplies";
        message["foo"] = "bar";

        await probe.SendAsync(message);

        var own = (await stream.UntilAsync("one"))[^1];
        Assert.NotEqual("mine", own.GetProperty("id").GetString());
        Assert.Equal(probe.UserId, own.GetProperty("from").GetProperty("id").GetString());
        Assert.Equal("user", own.GetProperty("from").GetProperty("role").GetString());
        Assert.False(own.GetProperty("from").TryGetProperty("name", out _));
        Assert.Equal(probe.ConversationId, own.GetProperty("conversation").GetProperty("id").GetString());
        Assert.Equal("bot", own.GetProperty("recipient").GetProperty("id").GetString());
        Assert.Equal("directline", own.GetProperty("channelId").GetString());
        Assert.InRange(own.GetProperty("timestamp").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1));
        Assert.All((string[])["serviceUrl", "deliveryMode", "foo"], name => Assert.False(own.TryGetProperty(name, out _), name));
    }

    [Fact]
    public async Task Post_WhatIsTheClientsToSay_ComesBackAsItWas()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        var sent = JsonNode.Parse("""
            {"type":"message","text":"na\u00efve \ud83d\udc4d </script>","textFormat":"plain","locale":"en-US","localTimestamp":"2026-11-22T20:00:56.203+01:00",
             "localTimezone":"Europe/Zurich","value":{"when":"2026-11-22T20:00:56Z","n":1.50,"list":[1,null,{}]},
             "entities":[{"type":"ClientCapabilities","supportsTts":true}],"channelData":{"clientActivityID":"c","attachmentSizes":[]}}
            """)!;

        await probe.SendAsync(sent);

        var own = JsonNode.Parse((await stream.UntilAsync("naïve 👍 </script>"))[^1].GetRawText())!;
        foreach (var (name, value) in sent.AsObject().Where(property => property.Key != "channelData"))
        {
            Assert.True(JsonNode.DeepEquals(value, own[name]), $"{name}: {own[name]}");
        }
    }

    [Fact]
    public async Task Timestamps_OfWhoever_HaveOneForm()
    {
        await using var server = await BotServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        var id = await probe.SayAsync("does it hurt");
        List<string> stamps = [];
        System.Text.Json.JsonElement activity;
        do
        {
            activity = await stream.NextAsync();
            stamps.Add(activity.GetProperty("timestamp").GetString()!);
        }
        while (!activity.TryGetProperty("replyToId", out var to) || to.GetString() != id);

        // The greeting, the question and its answer.
        Assert.Equal(3, stamps.Count);
        Assert.All(stamps, stamp => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$", stamp));
        Assert.Equal(stamps, (await probe.PollAsync()).Activities.Select(a => a.GetProperty("timestamp").GetString()!));
    }

    [Fact]
    public async Task Post_SequenceOfTheClientsOwn_IsReplacedByTheServers()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await probe.SendTextAsync("""{"type":"message","text":"one","channelData":{"webchat:sequence-id":99999,"clientActivityID":"c"}}""");

        var own = (await stream.UntilAsync("one"))[^1];
        Assert.Equal(1, own.GetRawText().Split("webchat:sequence-id").Length - 1);
        Assert.Equal(2, own.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64());
        Assert.Equal("c", own.GetProperty("channelData").GetProperty("clientActivityID").GetString());
    }

    [Fact]
    public async Task Post_RepeatedClientActivityId_IsOneTurnWithTheFirstId()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => probe.SayAsync("one", "client-1")));

        await probe.SayAsync("last");
        var texts = (await stream.UntilAsync("echo last")).Select(a => a.GetProperty("text").GetString());
        Assert.Single(ids.Distinct());
        Assert.Single(texts, "one");
        Assert.Single(texts, "echo one");
    }

    [Fact]
    public async Task Post_ManyAtOnce_AreAnsweredOneByOneInTheirOrder()
    {
        var running = 0;
        var overlaps = 0;
        await using var server = await EchoServer.StartAsync(
            async (turnContext, cancellationToken) =>
            {
                overlaps += Interlocked.Increment(ref running) > 1 ? 1 : 0;
                await Task.Yield();
                await turnContext.SendActivityAsync(MessageFactory.Text("re " + turnContext.Activity.Text), cancellationToken);
                Interlocked.Decrement(ref running);
            },
            "--DirectLine:MaxOpenTurns=1000");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(n => probe.SayAsync($"m{n}")));
        await probe.SayAsync("last");

        var seen = await stream.UntilAsync("re last");
        string[] Of(string role) => [.. seen.Where(a => Role(a) == role).Select(a => a.GetProperty("text").GetString()!).Where(text => text != "re ")];
        Assert.Equal(0, overlaps);
        Assert.Equal(41, Of("user").Length);
        Assert.Equal(Of("user").Select(text => "re " + text), Of("bot"));
    }

    [Theory]
    [InlineData("""{"type":"event","name":"custom","value":{"a":1}}""", ActivityTypes.Event)]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}],"replyToId":"x"}""", ActivityTypes.MessageReaction)]
    [InlineData("""{"type":"typing"}""", ActivityTypes.Typing)]
    public async Task Post_OtherActivity_ReachesTheBot(string body, string type)
    {
        var told = new TaskCompletionSource<Activity>();
        await using var server = await EchoServer.StartAsync((turnContext, _) =>
        {
            if (turnContext.Activity.Type != ActivityTypes.ConversationUpdate)
            {
                told.TrySetResult(turnContext.Activity);
            }

            return Task.CompletedTask;
        });
        var probe = await DirectLineProbe.StartAsync(server.Client);

        var answer = await probe.SendTextAsync(body);

        var activity = await told.Task.WaitAsync(Limits.Hang);
        Assert.Equal(type, activity.Type);
        Assert.Equal(answer["id"], activity.Id);
        Assert.Equal(probe.UserId, activity.From.Id);
    }

    private static string Role(JsonElement activity) => activity.GetProperty("from").GetProperty("role").GetString()!;
}
