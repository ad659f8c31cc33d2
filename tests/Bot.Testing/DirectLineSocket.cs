using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bot.Testing;

/// <summary>The client's side of a Direct Line WebSocket.</summary>
public sealed class DirectLineSocket : IDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonElement> _waiting = new();

    private DirectLineSocket()
    {
    }

    /// <summary>How the server answered the request to open the stream.</summary>
    public HttpStatusCode Status => _socket.HttpStatusCode;

    /// <summary>The last watermark that came.</summary>
    public string Watermark { get; private set; } = "";

    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;

    /// <summary>Opens a stream; a refusal is told by <see cref="Status"/>.</summary>
    public static async Task<DirectLineSocket> OpenAsync(Uri address, string? origin)
    {
        var opened = new DirectLineSocket();
        opened._socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
        {
            opened._socket.Options.SetRequestHeader("Origin", origin);
        }

        using var hang = new CancellationTokenSource(Limits.Hang);
        try
        {
            await opened._socket.ConnectAsync(address, hang.Token);
        }
        catch (WebSocketException) when (opened._socket.HttpStatusCode != 0)
        {
            // The server has answered, with a refusal.
        }

        return opened;
    }

    /// <summary>The next activity.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (_waiting.Count == 0)
        {
            var frame = await FrameAsync() ?? throw new InvalidOperationException($"The stream was closed: {CloseStatus}");
            foreach (var activity in frame.GetProperty("activities").EnumerateArray())
            {
                _waiting.Enqueue(activity);
            }

            Watermark = frame.GetProperty("watermark").GetString()!;
        }

        return _waiting.Dequeue();
    }

    /// <summary>The activities up to the first message with this text, which is the last one.</summary>
    public async Task<IReadOnlyList<JsonElement>> UntilAsync(string text)
    {
        var seen = new List<JsonElement>();
        do
        {
            seen.Add(await NextAsync());
        }
        while (!seen[^1].TryGetProperty("text", out var found) || found.GetString() != text);
        return seen;
    }

    /// <summary>Reads until the server ends the stream, in whatever way; the close code, if it gave one.</summary>
    public async Task<WebSocketCloseStatus?> EndAsync()
    {
        try
        {
            while (await FrameAsync() is not null)
            {
            }
        }
        catch (WebSocketException)
        {
            // Cut without a word.
        }

        return CloseStatus;
    }

    public Task SendAsync(string text, bool endOfMessage = true) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage, CancellationToken.None);

    /// <summary>Closes the stream as a page does that goes away.</summary>
    public async Task CloseAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, hang.Token);
    }

    public void Dispose() => _socket.Dispose();

    // The next frame; null when the server has closed the stream.
    private async Task<JsonElement?> FrameAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var text = new MemoryStream();
        var chunk = new byte[16 * 1024];
        ValueWebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(chunk.AsMemory(), hang.Token);
            text.Write(chunk, 0, received.Count);
        }
        while (!received.EndOfMessage);
        return received.MessageType == WebSocketMessageType.Close ? null : JsonElement.Parse(text.ToArray());
    }
}
