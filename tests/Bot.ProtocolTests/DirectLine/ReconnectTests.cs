using System.Net;
using System.Net.WebSockets;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class ReconnectTests
{
    [Fact]
    public async Task Reconnect_WithItsWatermark_StreamsWhatWasMissedAndNothingTwice()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var lost = await probe.OpenStreamAsync();
        await lost.UntilAsync("hello");
        await lost.CloseAsync();
        await EchoServer.TalkAsync(probe, "missed");

        var answer = await probe.ReconnectAsync(lost.Watermark);

        using var stream = await probe.OpenStreamAsync();
        await probe.SayAsync("new");
        var texts = (await stream.UntilAsync("echo new")).Select(a => a.GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["missed", "echo missed", "new", "echo new"], texts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("garbage")]
    public async Task Reconnect_WithoutAWatermark_StreamsFromTheBeginning(string? watermark)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await EchoServer.TalkAsync(probe, "one");

        await probe.ReconnectAsync(watermark);

        using var stream = await probe.OpenStreamAsync();
        Assert.Equal("hello", (await stream.NextAsync()).GetProperty("text").GetString());
    }

    [Fact]
    public async Task Reconnect_GivesATokenForTheSameVisitor()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        var (conversation, user) = (probe.ConversationId, probe.UserId);

        var answer = await probe.ReconnectAsync("0");

        Assert.Equal(conversation, probe.ConversationId);
        Assert.Equal(user, probe.UserId);
        Assert.Equal(1800, answer.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await probe.PollAsync()).Status);
    }

    [Fact]
    public async Task Stop_WithAnOpenStream_ClosesItWithACodeThatMakesTheClientComeBack()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();
        await stream.UntilAsync("hello");

        var stopping = server.StopAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, await stream.EndAsync());
        await stream.CloseAsync();
        await stopping.WaitAsync(Limits.Hang);
    }
}
