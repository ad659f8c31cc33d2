using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Bot.DirectLine.Streaming;

/// <summary>Sends the activities of a conversation down a WebSocket: those after its watermark, then new ones as they come.</summary>
internal sealed partial class ActivityStreams(IDirectLineStore store, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<ActivityStreams> logger)
{
    private const int FrameSize = 50;

    /// <summary>Longest that a client may take to read a frame.</summary>
    private static readonly TimeSpan SendLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan CloseLimit = TimeSpan.FromSeconds(2);

    public async Task RunAsync(WebSocket socket, string conversationId, long watermark, CancellationToken aborted)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(aborted, lifetime.ApplicationStopping);
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        var receiving = ClientFrames.DrainAsync(socket, time, ended, cut.Token);
        var (status, reason) = await SendAllAsync(socket, conversationId, watermark, ended.Token);
        if (ended.IsCancellationRequested && !aborted.IsCancellationRequested && !lifetime.ApplicationStopping.IsCancellationRequested && await receiving is { } code)
        {
            // It is the client that has ended it.
            (status, reason) = (code, code == WebSocketCloseStatus.NormalClosure ? "" : "Too much was sent.");
        }

        await CloseAsync(socket, status, reason);
        // A connection cut before the client has answered the close frame may lose it on the way; one that does not answer is cut off.
        await ((Task)receiving).WaitAsync(CloseLimit, time, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await cut.CancelAsync();
        await receiving;
    }

    private async Task<(WebSocketCloseStatus Status, string Reason)> SendAllAsync(WebSocket socket, string conversationId, long watermark, CancellationToken ended)
    {
        var appended = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var watch = store.Watch(conversationId, () => appended.Writer.TryWrite(true));
        try
        {
            while (await store.ReadAsync(conversationId, watermark, FrameSize, ended) is { } activities)
            {
                if (activities.Count > 0)
                {
                    await SendAsync(socket, ActivityFrame.Write(activities, watermark), ended);
                    watermark = activities[^1].Sequence;
                }

                // Whatever is appended after it was read is told of.
                if (activities.Count == 0)
                {
                    await appended.Reader.ReadAsync(ended);
                }
            }

            return (WebSocketCloseStatus.NormalClosure, "The conversation has ended.");
        }
        catch (OperationCanceledException)
        {
            // Going away makes a client come back, by then to another process.
            return (WebSocketCloseStatus.EndpointUnavailable, "The server is going away.");
        }
        catch (WebSocketException)
        {
            return (WebSocketCloseStatus.EndpointUnavailable, "The connection was lost.");
        }
#pragma warning disable CA1031 // Whatever fails in the store, the client is made to come back later.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogFailed(fault);
            return (WebSocketCloseStatus.InternalServerError, "Please connect again.");
        }
    }

    private async Task SendAsync(WebSocket socket, byte[] frame, CancellationToken ended)
    {
        using var limit = new CancellationTokenSource(SendLimit, time);

        // To cancel a send is to cut the connection: a client that says goodbye meanwhile would not hear the answer to it.
        await using var hurry = ended.Register(() => limit.CancelAfter(CloseLimit));
        await socket.SendAsync(frame, WebSocketMessageType.Text, endOfMessage: true, limit.Token);
    }

    private async Task CloseAsync(WebSocket socket, WebSocketCloseStatus status, string reason)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived))
        {
            return;
        }

        try
        {
            using var limit = new CancellationTokenSource(CloseLimit, time);
            await socket.CloseOutputAsync(status, reason, limit.Token);
        }
        catch (Exception fault) when (fault is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client is gone already, or does not read: there is nobody to say goodbye to.
            socket.Abort();
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A stream failed; its client will connect again.")]
    private partial void LogFailed(Exception fault);
}
