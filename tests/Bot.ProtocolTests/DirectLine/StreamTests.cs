using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class StreamTests
{
    [Fact]
    public async Task Stream_OpenedAfterTheFirstPost_ReplaysFromTheBeginning()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var url = probe.StreamUrl;
        await EchoServer.TalkAsync(probe, "one");

        using var stream = await probe.OpenStreamAsync(url);

        Assert.Equal(["hello", "one", "echo one"], Texts(await stream.UntilAsync("echo one")));
    }

    [Fact]
    public async Task Stream_WhatComesWhileItIsOpen_ComesOnceAndInOrder()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        for (var n = 0; n < 3; n++)
        {
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => probe.SayAsync("again")));
        }

        await probe.SayAsync("last");

        var seen = await stream.UntilAsync("echo last");
        Assert.Equal(63, seen.Count);
        Assert.Equal(63, seen.Select(a => a.GetProperty("id").GetString()).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 63).Select(n => (long)n), seen.Select(Sequence));
        Assert.Equal("63", stream.Watermark);
    }

    [Fact]
    public async Task Stream_TwoTabs_BothGetEverything()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var first = await probe.OpenStreamAsync();
        await probe.ReconnectAsync();
        using var second = await probe.OpenStreamAsync();

        await probe.SayAsync("one");

        Assert.Equal(["hello", "one", "echo one"], Texts(await first.UntilAsync("echo one")));
        Assert.Equal(["hello", "one", "echo one"], Texts(await second.UntilAsync("echo one")));
    }

    [Fact]
    public async Task Stream_OfAnotherConversation_CarriesNothingOfThis()
    {
        await using var server = await EchoServer.StartAsync();
        var (one, other) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));
        using var stream = await other.OpenStreamAsync();

        await EchoServer.TalkAsync(one, "mine");
        await other.SayAsync("yours");

        Assert.Equal(["hello", "yours", "echo yours"], Texts(await stream.UntilAsync("echo yours")));
    }

    [Fact]
    public async Task Stream_UsedAddress_IsRefused()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var first = await probe.OpenStreamAsync();

        using var second = await probe.OpenStreamAsync();

        Assert.Equal(HttpStatusCode.SwitchingProtocols, first.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, second.Status);
    }

    [Theory]
    [InlineData(59, HttpStatusCode.SwitchingProtocols)]
    [InlineData(61, HttpStatusCode.Unauthorized)]
    public async Task Stream_AddressOfAnAge_IsGoodForAMinute(int seconds, HttpStatusCode status)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        clock.Advance(TimeSpan.FromSeconds(seconds));

        using var stream = await probe.OpenStreamAsync();

        Assert.Equal(status, stream.Status);
    }

    [Theory]
    [InlineData("another's ticket")]
    [InlineData("the token")]
    [InlineData("no ticket")]
    public async Task Stream_WithoutATicketForIt_IsRefused(string instead)
    {
        await using var server = await EchoServer.StartAsync();
        var (probe, other) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));
        var url = instead switch
        {
            "another's ticket" => other.StreamUrl.Replace(other.ConversationId, probe.ConversationId, StringComparison.Ordinal),
            "the token" => probe.StreamUrl[..(probe.StreamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)] + probe.Token,
            _ => probe.StreamUrl[..probe.StreamUrl.IndexOf('?', StringComparison.Ordinal)],
        };

        using var stream = await probe.OpenStreamAsync(url);

        Assert.Equal(HttpStatusCode.Unauthorized, stream.Status);
    }

    [Fact]
    public async Task Stream_AskedForWithoutAnUpgrade_Is400()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);

        var answer = await probe.GetAsync(new Uri(probe.StreamUrl).PathAndQuery[probe.Prefix.Length..]);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("BadArgument", answer.ErrorCode);
    }

    [Fact]
    public async Task Stream_ClosedByTheClient_IsClosedByTheServerTooAndMakesRoom()
    {
        await using var server = await EchoServer.StartAsync("--DirectLine:MaxStreamsPerConversation=1");
        var probe = await DirectLineProbe.StartAsync(server.Client);

        for (var n = 0; n < 5; n++)
        {
            using var stream = await probe.OpenFreedStreamAsync();
            await stream.UntilAsync("hello");
            await stream.CloseAsync();
        }
    }

    [Fact]
    public async Task Stream_StoreFails_IsClosedSoThatTheClientComesBack()
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await EchoServer.TalkAsync(probe, "one");
        await probe.ReconnectAsync();
        using var stream = await probe.OpenStreamAsync();
        await stream.UntilAsync("echo one");

        // The posted activity wakes the stream, which then finds the store down.
        store.ReadFault = new IOException("secret detail");
        await probe.SayAsync("two");

        Assert.Equal(WebSocketCloseStatus.InternalServerError, await stream.EndAsync());
        store.ReadFault = null;
        await probe.ReconnectAsync(stream.Watermark);
        using var again = await probe.OpenStreamAsync();
        Assert.Equal("two", (await again.NextAsync()).GetProperty("text").GetString());
    }

    private static IEnumerable<string?> Texts(IEnumerable<JsonElement> activities) => activities.Select(a => a.GetProperty("text").GetString());

    private static long Sequence(JsonElement activity) => activity.GetProperty("channelData").GetProperty("webchat:sequence-id").GetInt64();
}
