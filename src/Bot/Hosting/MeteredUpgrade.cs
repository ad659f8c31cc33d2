using System.Buffers.Binary;

namespace Bot.Hosting;

/// <summary>
/// Cuts a WebSocket whose client sends more than any client has to say, or frames that are not masked. What is sent in a
/// stream is counted where it is read, but pings are answered before anybody sees them, and masks are not looked at.
/// </summary>
internal sealed class MeteredUpgrade(IHttpUpgradeFeature upgrade, TimeProvider time) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => new Meter(await upgrade.UpgradeAsync(), time);

    private sealed class Meter(Stream connection, TimeProvider time) : Stream
    {
        /// <summary>Bytes a minute; a client that keeps its stream open sends some dozen.</summary>
        private const int MaxPerMinute = 64 * 1024;

        private const int MaskLength = 4;

        // A frame begins with two bytes, and up to eight more when its length needs them.
        private readonly byte[] _head = new byte[10];
        private int _headLength;
        private long _frameRest;

        private long _minute = time.GetTimestamp();
        private int _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await connection.ReadAsync(buffer, cancellationToken);
            if (time.GetElapsedTime(_minute) > TimeSpan.FromMinutes(1))
            {
                (_read, _minute) = (0, time.GetTimestamp());
            }

            _read += read;
            CheckMasks(buffer.Span[..read]);
            return _read <= MaxPerMinute ? read : throw new IOException("The client sends too much.");
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => connection.WriteAsync(buffer, cancellationToken);
        public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);
        public override void Flush() => connection.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();

        private void CheckMasks(ReadOnlySpan<byte> bytes)
        {
            while (bytes.Length > 0)
            {
                if (_frameRest > 0)
                {
                    var skipped = (int)Math.Min(_frameRest, bytes.Length);
                    _frameRest -= skipped;
                    bytes = bytes[skipped..];
                    continue;
                }

                _head[_headLength++] = bytes[0];
                bytes = bytes[1..];
                if (_headLength >= 2 && _head[1] < 0x80)
                {
                    throw new IOException("The client does not mask its frames.");
                }

                var length = _head[1] & 0x7F;
                if (_headLength == (length switch { 126 => 4, 127 => 10, _ => 2 }))
                {
                    var payload = length switch
                    {
                        126 => BinaryPrimitives.ReadUInt16BigEndian(_head.AsSpan(2)),
                        127 => BinaryPrimitives.ReadInt64BigEndian(_head.AsSpan(2)),
                        _ => length,
                    };
                    _frameRest = payload is >= 0 and <= MaxPerMinute ? payload + MaskLength : throw new IOException("The client sends too much.");
                    (_headLength, _head[1]) = (0, 0);
                }
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                connection.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
