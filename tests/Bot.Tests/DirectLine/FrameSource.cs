using System.Net.WebSockets;

namespace Bot.Tests.DirectLine;

/// <summary>A WebSocket from which a test lets frames be read one by one.</summary>
internal sealed class FrameSource(IEnumerable<FrameSource.Piece> pieces) : WebSocket
{
    private readonly IEnumerator<Piece> _pieces = pieces.GetEnumerator();
    private int _left = -1;

    /// <summary>What one frame, or a part of a message, holds.</summary>
    public sealed record Piece(int Size, bool EndOfMessage = true);

    /// <summary>Pieces read to their end.</summary>
    public int Read { get; private set; }

    public override WebSocketCloseStatus? CloseStatus => null;

    public override string? CloseStatusDescription => null;

    public override WebSocketState State => WebSocketState.Open;

    public override string? SubProtocol => null;

    public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_left < 0)
        {
            if (!_pieces.MoveNext())
            {
                return ValueTask.FromResult(new ValueWebSocketReceiveResult(0, WebSocketMessageType.Close, true));
            }

            _left = _pieces.Current.Size;
        }

        // As in .NET's own: with no room, data is only announced.
        var count = Math.Min(buffer.Length, _left);
        var ends = count == _left;
        _left = ends ? -1 : _left - count;
        Read += ends ? 1 : 0;
        return ValueTask.FromResult(new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, ends && _pieces.Current.EndOfMessage));
    }

    public override void Dispose() => _pieces.Dispose();

    public override void Abort() => throw new NotSupportedException();

    public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task CloseOutputAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public override Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken) => throw new NotSupportedException();
}
