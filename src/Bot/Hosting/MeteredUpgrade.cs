using Microsoft.AspNetCore.Http.Features;

namespace Bot.Hosting;

/// <summary>
/// Cuts a WebSocket whose client sends more than any client has to say. What is sent in a stream is counted where it is
/// read, but pings are answered before anybody sees them.
/// </summary>
internal sealed class MeteredUpgrade(IHttpUpgradeFeature upgrade, TimeProvider time) : IHttpUpgradeFeature
{
    public bool IsUpgradableRequest => upgrade.IsUpgradableRequest;

    public async Task<Stream> UpgradeAsync() => new Meter(await upgrade.UpgradeAsync(), time);

    private sealed class Meter(Stream connection, TimeProvider time) : Stream
    {
        /// <summary>Bytes a minute; a client that keeps its stream open sends some dozen.</summary>
        private const int MaxPerMinute = 64 * 1024;

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
            return _read <= MaxPerMinute ? read : throw new IOException("The client sends too much.");
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => connection.WriteAsync(buffer, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

        public override void Flush() => connection.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

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
