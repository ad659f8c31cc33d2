using System.Net.WebSockets;

namespace Bot.DirectLine.Streaming;

/// <summary>
/// Reads what clients send on a stream, which is nothing but empty frames to keep it open, and ends the stream when the
/// client goes or sends anything more.
/// </summary>
internal static class ClientFrames
{
    /// <summary>Bytes of a frame that are still no abuse.</summary>
    private const int MaxFrame = 1024;

    /// <summary>Frames a minute; directlinejs sends three.</summary>
    private const int MaxPerMinute = 120;

    private const int ChunkSize = 512;

    public static async Task DrainAsync(WebSocket socket, TimeProvider time, CancellationTokenSource ended)
    {
        try
        {
            await ReadUntilEndAsync(socket, time, ended.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Lost connections are the ordinary end of a stream.
        }

        await ended.CancelAsync();
    }

    private static async Task ReadUntilEndAsync(WebSocket socket, TimeProvider time, CancellationToken cancellationToken)
    {
        var frames = 0;
        var bytes = 0;
        var minute = time.GetTimestamp();
        byte[]? chunk = null;
        while (frames <= MaxPerMinute && bytes <= MaxFrame)
        {
            // Waiting with no buffer keeps an idle stream small.
            var received = await socket.ReceiveAsync(chunk is null ? Memory<byte>.Empty : chunk, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            bytes = received.EndOfMessage ? 0 : bytes + received.Count;
            chunk = received.EndOfMessage ? null : chunk ?? new byte[ChunkSize];
            if (time.GetElapsedTime(minute) > TimeSpan.FromMinutes(1))
            {
                (frames, minute) = (0, time.GetTimestamp());
            }

            frames += received.EndOfMessage ? 1 : 0;
        }
    }
}
