using System.Net.Sockets;
using System.Text;
using Bot.Testing;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>Streams whose clients send what no client should, or never read.</summary>
internal static class SocketAttacks
{
    private const int MaxRead = 1024 * 1024;

    public static FuzzAttack Frames { get; } = async (run, own, random) =>
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        if (await run.Target.TryReconnectAsync(own, hang.Token) is not { } visitor)
        {
            return;
        }

        using var client = new TcpClient { NoDelay = true, ReceiveBufferSize = 4096 };
        await client.ConnectAsync("127.0.0.1", run.Target.Port, hang.Token);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(Handshake(visitor), hang.Token);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                await stream.WriteAsync(Bytes(random), hang.Token);
            }

            // One in three never reads, and just goes.
            if (random.Next(3) != 0)
            {
                client.Client.Shutdown(SocketShutdown.Send);
                run.Look("frames on a stream", new RawReply(101, await ReadAsync(stream, hang.Token)));
            }
        }
        catch (Exception fault) when (fault is IOException or SocketException)
        {
            run.Look("frames on a stream", new RawReply(0, ""));
        }
    };

    private static byte[] Handshake(Visitor visitor) => Encoding.ASCII.GetBytes(
        $"GET {visitor.Stream.PathAndQuery} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");

    private static byte[] Bytes(Random random) => random.Next(9) switch
    {
        0 => [.. Enumerable.Repeat(Frame(0x81, []), random.Next(1, 2000)).SelectMany(frame => frame)],
        1 => [.. Enumerable.Repeat(Frame(0x89, new byte[125]), random.Next(1, 2000)).SelectMany(frame => frame)],
        2 => [.. Enumerable.Repeat(Frame(0x01, new byte[100]), random.Next(1, 500)).SelectMany(frame => frame)],
        3 => Frame(0x82, new byte[random.Next(1, 60_000)]),
        4 => [0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4],
        5 => [0x81, 0x05, .. "plain"u8],
        6 => Frame((byte)random.Next(256), new byte[random.Next(126)]),
        7 => Frame(0x88, [(byte)random.Next(256), (byte)random.Next(256), 0xFF, 0xFE]),
        _ => Noise(random),
    };

    private static byte[] Frame(byte head, byte[] payload)
    {
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)] : [0xFE, (byte)(payload.Length >> 8), (byte)payload.Length];
        // A mask of zeros leaves the payload as it is.
        return [head, .. length, 0, 0, 0, 0, .. payload];
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 2000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static async Task<string> ReadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        int read;
        while (text.Length < MaxRead && (read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return text.ToString();
    }
}
