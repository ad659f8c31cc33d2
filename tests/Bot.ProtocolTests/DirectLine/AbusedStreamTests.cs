using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class AbusedStreamTests
{
    [Fact]
    public async Task Stream_EmptyFramesToKeepItOpen_AreIgnored()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        for (var n = 0; n < 60; n++)
        {
            await stream.SendAsync("");
        }

        await probe.SayAsync("one");
        await stream.UntilAsync("echo one");
    }

    [Theory]
    [InlineData("", true, 1000)]
    [InlineData("x", true, 1000)]
    [InlineData("", false, 10_000)]
    [InlineData("some text", false, 10_000)]
    public async Task Stream_FloodedWithFrames_IsCut(string frame, bool endOfMessage, int count)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await FloodAsync(stream, frame, endOfMessage, count);

        Assert.NotEqual(WebSocketCloseStatus.NormalClosure, await stream.EndAsync());
        await probe.ReconnectAsync();
        using var again = await probe.OpenStreamAsync();
        await again.UntilAsync("hello");
    }

    [Fact]
    public async Task Stream_OneLargeFrame_IsCut()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await FloodAsync(stream, new string('x', 100_000), true, 1);

        Assert.NotEqual(WebSocketCloseStatus.NormalClosure, await stream.EndAsync());
    }

    [Fact]
    public async Task Stream_FrameOverTheLimit_IsClosedAsTooBig()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await stream.SendAsync(new string('x', 4000));

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await stream.EndAsync());
    }

    [Theory]
    // Final; a ping, a text and an end of the stream, of no length.
    [InlineData(0x89)]
    [InlineData(0x81)]
    [InlineData(0x88)]
    public async Task Stream_FrameThatIsNotMasked_IsCut(byte opcode)
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var socket = await OpenWithoutReadingAsync(new Uri(probe.StreamUrl));
        await UntilReceivedAsync(socket, "hello");

        // A masked ping is answered, by a pong of no length.
        await socket.SendAsync((byte[])[0x89, 0x80, 0, 0, 0, 0]);
        var pong = new byte[2];
        await socket.ReceiveAsync(pong);
        await socket.SendAsync((byte[])[opcode, 0]);

        Assert.Equal([0x8A, 0x00], pong);
        Assert.Empty(await UntilCutAsync(socket));
    }

    [Fact]
    public async Task Stream_FloodedWithPings_IsCut()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var socket = await OpenWithoutReadingAsync(new Uri(probe.StreamUrl));
        var received = new byte[16 * 1024];
        // Final, ping, masked, 100 bytes long, with a mask of zeros.
        byte[] ping = [0x89, 0x80 | 100, 0, 0, 0, 0, .. new byte[100]];
        using var hang = new CancellationTokenSource(Limits.Hang);

        var read = 1;
        while (read > 0)
        {
            try
            {
                await socket.SendAsync(ping, hang.Token);
                read = await socket.ReceiveAsync(received, hang.Token);
            }
            catch (SocketException)
            {
                read = 0;
            }
        }

        await probe.ReconnectAsync();
        using var again = await probe.OpenStreamAsync();
        await again.UntilAsync("hello");
    }

    [Fact]
    public async Task Stream_ClosedByItsClient_IsClosedWithTheSameCode()
    {
        await using var server = await EchoServer.StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var stream = await probe.OpenStreamAsync();

        await stream.CloseAsync();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, stream.CloseStatus);
    }

    [Fact]
    public async Task Stream_ReaderThatDoesNotRead_IsCut()
    {
        var clock = new FakeTimeProvider();
        var store = new ObservedStore(new MemoryDirectLineStore(clock));
        Action<IServiceCollection> replace = services => services
            .AddSingleton<IDirectLineStore>(store)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IBot>(Talkative())
            // A ping without its pong would end the stream as well, if only later.
            .Configure<WebSocketOptions>(sockets => sockets.KeepAliveInterval = Timeout.InfiniteTimeSpan);
        await using var server = await EchoServer.StartAsync(replace, "--DirectLine:MaxConversationSize=16777216");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var reader = await OpenWithoutReadingAsync(new Uri(probe.StreamUrl));

        await probe.SayAsync("one");

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var hang = new CancellationTokenSource(Limits.Hang);
        while (!store.StreamsEnded.TryRead(out _))
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await tick.WaitForNextTickAsync(hang.Token);
        }
    }

    // More than the buffers between server and client hold.
    private static LambdaBot Talkative() => LambdaBot.Saying([.. Enumerable.Repeat(new string('x', 100_000), 200)]);

    private static async Task FloodAsync(DirectLineSocket stream, string frame, bool endOfMessage, int count)
    {
        try
        {
            for (var n = 0; n < count; n++)
            {
                await stream.SendAsync(frame, endOfMessage);
            }
        }
        catch (WebSocketException)
        {
            // The server has had enough.
        }
    }

    private static async Task UntilReceivedAsync(Socket socket, string text)
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        var (received, chunk) = ("", new byte[4096]);
        while (!received.Contains(text, StringComparison.Ordinal))
        {
            var read = await socket.ReceiveAsync(chunk, hang.Token);
            Assert.NotEqual(0, read);
            received += Encoding.UTF8.GetString(chunk, 0, read);
        }
    }

    private static async Task<byte[]> UntilCutAsync(Socket socket)
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        List<byte> received = [];
        var chunk = new byte[4096];
        try
        {
            while (await socket.ReceiveAsync(chunk, hang.Token) is > 0 and var read)
            {
                received.AddRange(chunk[..read]);
            }
        }
        catch (SocketException)
        {
            // Cut without a word.
        }

        return [.. received];
    }

    private static async Task<Socket> OpenWithoutReadingAsync(Uri url)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(url.Host, url.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET {url.PathAndQuery} HTTP/1.1\r\nHost: {url.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
        return socket;
    }
}
