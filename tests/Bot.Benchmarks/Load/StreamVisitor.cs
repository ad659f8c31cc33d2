using System.Net.WebSockets;
using System.Text.Json;

namespace Bot.Benchmarks.Load;

/// <summary>A Direct Line client that gets activities over a WebSocket.</summary>
internal sealed class StreamVisitor(HttpClient client, string? secret, string user) : IVisitor
{
    private const int MaxFrame = 1 << 20;

    private readonly DirectLineConversation _conversation = new(client, secret, user);
    private readonly ClientWebSocket _socket = new();
    private byte[] _buffer = new byte[16 * 1024];

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _conversation.StartAsync(cancellationToken);
        await _socket.ConnectAsync(_conversation.StreamUrl, cancellationToken);
    }

    public async Task AskAsync(string question, CancellationToken cancellationToken)
    {
        // The reply may be on the stream before the post is answered; whoever replies to an activity of ours replies to this one.
        var post = _conversation.PostAsync(question, cancellationToken);
        for (var replied = false; !replied;)
        {
            var length = await ReceiveAsync(cancellationToken);
            if (length > 0)
            {
                using var frame = JsonDocument.Parse(_buffer.AsMemory(0, length));
                replied = frame.RootElement.GetProperty("activities").EnumerateArray().Any(activity =>
                    activity.TryGetProperty("replyToId", out _) && activity.GetProperty("type").GetString() == "message");
            }
        }

        await post;
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<int> ReceiveAsync(CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var part = await _socket.ReceiveAsync(_buffer.AsMemory(length), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidDataException("The bot closed the stream.");
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return length;
            }

            if (length == _buffer.Length)
            {
                Array.Resize(ref _buffer, length < MaxFrame ? length * 2 : throw new InvalidDataException("The bot sent a frame without end."));
            }
        }
    }
}
