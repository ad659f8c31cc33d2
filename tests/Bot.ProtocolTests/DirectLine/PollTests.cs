using System.Net;
using System.Text.Json;
using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class PollTests
{
    [Fact]
    public async Task Poll_WithItsWatermark_GivesWhatIsNewAndThenNothing()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await TalkAsync(probe, "one");

        var all = await probe.PollAsync();
        await TalkAsync(probe, "two");
        var rest = await probe.PollAsync(all.Watermark);
        var none = await probe.PollAsync(rest.Watermark);

        Assert.Equal(["hello", "one", "echo one"], Texts(all));
        Assert.Equal(["two", "echo two"], Texts(rest));
        Assert.Equal(HttpStatusCode.OK, none.Status);
        Assert.Empty(none.Activities);
        Assert.Equal(rest.Watermark, none.Watermark);
        Assert.Equal("application/json; charset=utf-8", none.Header("Content-Type"));
        Assert.Equal("no-store", none.Header("Cache-Control"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("garbage")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("99999999999999999999")]
    [InlineData("%00")]
    [InlineData("1&watermark=2")]
    public async Task Poll_WatermarkThatIsNone_StartsFromTheBeginning(string watermark)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await TalkAsync(probe, "one");

        Assert.Equal(["hello", "one", "echo one"], Texts(await probe.PollAsync(watermark)));
    }

    [Fact]
    public async Task Poll_WatermarkFromTheFuture_GivesNothing()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await TalkAsync(probe, "one");

        Assert.Empty((await probe.PollAsync("9223372036854775807")).Activities);
    }

    [Fact]
    public async Task Poll_LongConversation_IsReadPieceByPieceWithoutGapOrRepetition()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        for (var n = 0; n < 60; n++)
        {
            await TalkAsync(probe, $"m{n}");
        }

        var seen = new List<JsonElement>();
        var watermark = "";
        while (await probe.PollAsync(watermark) is { Activities.Count: > 0 } answer)
        {
            Assert.True(answer.Activities.Count <= 100);
            seen.AddRange(answer.Activities);
            watermark = answer.Watermark;
        }

        var sequence = seen.Select(a => a.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64()).ToList();
        Assert.Equal(Enumerable.Range(1, 121).Select(n => (long)n), sequence);
        Assert.Equal(121, seen.Select(a => a.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Poll_MoreThanIsKept_GivesTheNewestInOrder()
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:MaxActivities=10");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        for (var n = 0; n < 20; n++)
        {
            await TalkAsync(probe, $"m{n}");
        }

        var answer = await probe.PollAsync("3");

        Assert.Equal(["m15", "echo m15", "m16", "echo m16", "m17", "echo m17", "m18", "echo m18", "m19", "echo m19"], Texts(answer));
    }

    public static TheoryData<Exception> Faults => [new IOException("secret detail"), new TaskCanceledException("secret detail"), new TimeoutException("secret detail")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Poll_StoreFails_IsToldThatNothingIsNew(Exception fault)
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await TalkAsync(probe, "one");
        store.Fault = fault;

        var down = await probe.PollAsync("1");
        store.Fault = null;
        var up = await probe.PollAsync(down.Watermark);

        Assert.Equal(HttpStatusCode.OK, down.Status);
        Assert.Empty(down.Activities);
        Assert.Equal(["one", "echo one"], Texts(up));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Poll_StoreFailsBeforeTheKeyIsKnown_IsToldThatNothingIsNew(Exception fault)
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var before = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(before.Client);
        await using var after = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        store.Fault = fault;

        var answer = await new DirectLineProbe(after.Client) { Token = probe.Token }.GetAsync($"/conversations/{probe.ConversationId}/activities?watermark=1");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Empty(answer.Activities);
        Assert.Equal("1", answer.Watermark);
    }

    [Fact]
    public async Task Poll_AsOftenAsOneLikes_IsNeverRefused()
    {
        await using var server = await EchoServer.StartAsync(
            "--DirectLine:StartsPerAddress:AtOnce=1", "--DirectLine:MessagesPerAddress:AtOnce=1", "--DirectLine:MessagesPerConversation:AtOnce=1");
        var probe = await DirectLineProbe.StartAsync(server.Client);

        for (var n = 0; n < 300; n++)
        {
            Assert.Equal(HttpStatusCode.OK, (await probe.PollAsync()).Status);
        }
    }

    private static IEnumerable<string?> Texts(DirectLineAnswer poll) => poll.Activities.Select(a => a.GetProperty("text").GetString());

    private static async Task TalkAsync(DirectLineProbe probe, string text)
    {
        await probe.ReconnectAsync();
        using var stream = await probe.OpenStreamAsync();
        await probe.SayAsync(text);
        await stream.UntilAsync("echo " + text);
        await stream.CloseAsync();
    }
}
