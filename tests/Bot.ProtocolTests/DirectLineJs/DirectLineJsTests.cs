using System.Net;
using System.Text.Json.Nodes;
using Bot.DirectLine.Conversations;
using Bot.ProtocolTests.DirectLine;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLineJs;

/// <summary>The server with Microsoft's own client, version 0.15.8.</summary>
public sealed class DirectLineJsTests : IClassFixture<DirectLineJsPackages>
{
    private const int Online = 2;
    private const int ExpiredToken = 3;
    private const int Ended = 5;

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_FirstVisit_GetsGreetingItsOwnMessageAndTheReplyInOrder(bool webSocket)
    {
        await using var server = await EchoServer.StartAsync();
        await using var client = Client(server, webSocket);
        await client.UntilTextsAsync("hello");

        var id = await client.SayAsync("one");
        await client.UntilTextsAsync("one", "echo one");

        Assert.Equal([0, 1, Online], client.Statuses);
        Assert.Equal(["hello", "one", "echo one"], client.Texts);
        Assert.Equal(id, client.Activities[1].GetProperty("id").GetString());
        Assert.Equal("client one", client.Activities[1].GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.Equal(id, client.Activities[2].GetProperty("replyToId").GetString());
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_WithATokenThatThePageGot_TalksInItsConversation(bool webSocket)
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:Secret=a-secret-that-only-the-clinics-own-server-knows");
        var clinic = new DirectLineProbe(server.Client) { Token = "a-secret-that-only-the-clinics-own-server-knows" };
        var generated = await clinic.PostAsync("/tokens/generate");
        await using var client = Client(server, webSocket, new JsonObject { ["token"] = generated["token"] });

        await client.SayAsync("one");

        await client.UntilTextsAsync("echo one");
        Assert.Equal(generated["conversationId"], client.Activities[0].GetProperty("conversation").GetProperty("id").GetString());
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_AfterAReload_SeesTheConversationAgainAndGoesOn(bool webSocket)
    {
        await using var server = await EchoServer.StartAsync();
        var before = await DirectLineProbe.StartAsync(server.Client);
        await EchoServer.TalkAsync(before, "one");

        await using var client = Client(server, webSocket, new JsonObject { ["conversationId"] = before.ConversationId, ["token"] = before.Token });
        await client.UntilTextsAsync("echo one");
        await client.SayAsync("two");
        await client.UntilTextsAsync("two", "echo two");

        Assert.Equal(["hello", "one", "echo one", "two", "echo two"], client.Texts);
    }

    [NodeTheory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task Client_LostItsWebSocket_MissesNothingAndSeesNothingTwice(int missed)
    {
        var store = new MemoryDirectLineStore(TimeProvider.System);
        await using var first = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(first.Client);
        await using var client = Client(first, webSocket: true, new JsonObject { ["conversationId"] = probe.ConversationId, ["token"] = probe.Token });
        await client.SayAsync("before");
        await client.UntilTextsAsync("echo before");

        await first.StopAsync();
        await using var second = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store), "--Urls=" + first.Client.BaseAddress);
        var tab = new DirectLineProbe(second.Client) { Token = probe.Token };
        await tab.StartAsync();
        for (var n = 0; n < missed; n++)
        {
            await EchoServer.TalkAsync(tab, $"missed {n}");
        }

        await client.SayAsync("after");
        string[] said = ["before", .. Enumerable.Range(0, missed).Select(n => $"missed {n}"), "after"];
        string[] all = ["hello", .. said.SelectMany(text => (string[])[text, "echo " + text])];
        await client.UntilTextsAsync(all);

        Assert.Equal(all, client.Texts);
        Assert.Equal([0, 1, Online], client.Statuses);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_TokenExpired_GoesOnAfterReconnectWithoutSeeingTheOldAgain(bool webSocket)
    {
        var clock = new FakeTimeProvider();
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var page = await DirectLineProbe.StartAsync(server.Client);
        await using var client = Client(server, webSocket, new JsonObject { ["conversationId"] = page.ConversationId, ["token"] = page.Token });
        await client.SayAsync("one");
        await client.UntilTextsAsync("one", "echo one");
        clock.Advance(TimeSpan.FromMinutes(31));

        var asleep = await client.SayAsync("lost");
        await client.UntilStatusAsync(ExpiredToken);
        page.Token = (await page.PostAsync("/tokens/refresh"))["token"];
        await page.ReconnectAsync("3");
        await client.ReconnectAsync(page.Token, page.StreamUrl);
        await client.UntilStatusAsync(Online);
        await client.SayAsync("two");
        await client.UntilTextsAsync("echo two");

        Assert.Equal("retry", asleep);
        Assert.All((string[])["hello", "one", "echo one"], text => Assert.Single(client.Texts, text));
        Assert.DoesNotContain("lost", client.Texts);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_StoreFailsForAWhile_GoesOn(bool webSocket)
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        await using var client = Client(server, webSocket);
        await client.UntilTextsAsync("hello");

        store.ReadFault = new TimeoutException("secret detail");
        await client.SayAsync("zero");
        await store.ReadFailed.WaitAsync(Limits.Hang);
        store.ReadFault = null;
        await client.SayAsync("one");
        await client.UntilTextsAsync("zero", "echo zero", "one", "echo one");

        Assert.Equal(["hello", "zero", "echo zero", "one", "echo one"], client.Texts);
        Assert.Equal([0, 1, Online], client.Statuses);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_PostsTooOften_IsToldToTryAgain(bool webSocket)
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:MessagesPerConversation:AtOnce=1", "--DirectLine:MessagesPerConversation:PerMinute=1");
        await using var client = Client(server, webSocket);
        await client.SayAsync("one");

        Assert.Equal("retry", await client.SayAsync("two"));

        await client.UntilTextsAsync("echo one");
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Client_ConversationDeleted_LearnsThatItHasEnded(bool webSocket)
    {
        await using var server = await EchoServer.StartAsync();
        var page = await DirectLineProbe.StartAsync(server.Client);
        await using var client = Client(server, webSocket, new JsonObject { ["conversationId"] = page.ConversationId, ["token"] = page.Token });
        await client.UntilTextsAsync("hello");

        Assert.Equal(HttpStatusCode.NoContent, (await page.DeleteAsync($"/conversations/{page.ConversationId}")).Status);

        if (webSocket)
        {
            Assert.Equal("conversation ended", await client.UntilEndedAsync());
        }
        else
        {
            await client.UntilStatusAsync(Ended);
        }
    }

    private static DirectLineJsClient Client(BotServer server, bool webSocket, JsonObject? options = null)
    {
        options ??= [];
        options["webSocket"] = webSocket;
        options["pollingInterval"] = 200;
        options["timeout"] = 2000;
        return new DirectLineJsClient(server.Client.BaseAddress!, options);
    }
}
