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

    /// <summary>Reads a minute. A frame takes one or two, and directlinejs sends three frames.</summary>
    private const int MaxPerMinute = 240;

    private const int ChunkSize = 512;

    /// <param name="socket">What to read from. Cancelling a read cuts it off without a word.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ended">Cancelled as soon as there is nothing more to read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The code that the stream is to be closed with; null when the connection was lost.</returns>
    public static async Task<WebSocketCloseStatus?> DrainAsync(WebSocket socket, TimeProvider time, CancellationTokenSource ended, CancellationToken cancellationToken)
    {
        WebSocketCloseStatus? status = null;
        try
        {
            status = await ReadUntilEndAsync(socket, time, cancellationToken);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Lost connections are the ordinary end of a stream.
        }

        await ended.CancelAsync();
        return status;
    }

    private static async Task<WebSocketCloseStatus> ReadUntilEndAsync(WebSocket socket, TimeProvider time, CancellationToken cancellationToken)
    {
        var reads = 0;
        var bytes = 0;
        var minute = time.GetTimestamp();
        byte[]? chunk = null;
        while (reads <= MaxPerMinute && bytes <= MaxFrame)
        {
            // Waiting with no buffer keeps an idle stream small.
            var received = await socket.ReceiveAsync(chunk is null ? Memory<byte>.Empty : chunk, cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                return WebSocketCloseStatus.NormalClosure;
            }

            bytes = received.EndOfMessage ? 0 : bytes + received.Count;
            chunk = received.EndOfMessage ? null : chunk ?? new byte[ChunkSize];
            if (time.GetElapsedTime(minute) > TimeSpan.FromMinutes(1))
            {
                (reads, minute) = (0, time.GetTimestamp());
            }

            reads++;
        }

        return bytes > MaxFrame ? WebSocketCloseStatus.MessageTooBig : WebSocketCloseStatus.PolicyViolation;
    }
}
