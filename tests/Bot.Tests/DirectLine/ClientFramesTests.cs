using Bot.DirectLine.Streaming;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class ClientFramesTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Drain_FramesToKeepTheStreamOpenForHours_AreAllRead()
    {
        Assert.Equal(1000, await ReadAsync(Enumerable.Range(0, 1000).Select(_ => After(TimeSpan.FromSeconds(20), new FrameSource.Piece(0)))));
    }

    [Fact]
    public async Task Drain_SmallFramesNowAndThen_AreAllRead()
    {
        Assert.Equal(300, await ReadAsync(Enumerable.Range(0, 300).Select(_ => After(TimeSpan.FromSeconds(1), new FrameSource.Piece(100)))));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(100, true)]
    public async Task Drain_ManyFramesAtOnce_EndsBeforeTheyAreRead(int size, bool endOfMessage)
    {
        Assert.InRange(await ReadAsync(Enumerable.Repeat(new FrameSource.Piece(size, endOfMessage), 10_000)), 100, 250);
    }

    [Theory]
    [InlineData(1024, 1)]
    [InlineData(5000, 0)]
    [InlineData(int.MaxValue, 0)]
    public async Task Drain_OneFrameOfASize_IsReadUpToTheLimit(int size, int read)
    {
        Assert.Equal(read, await ReadAsync([new FrameSource.Piece(size)]));
    }

    [Fact]
    public async Task Drain_OneMessageOfManySmallFrames_EndsAtTheLimit()
    {
        Assert.InRange(await ReadAsync(Enumerable.Repeat(new FrameSource.Piece(100, EndOfMessage: false), 100)), 5, 15);
    }

    private FrameSource.Piece After(TimeSpan wait, FrameSource.Piece piece)
    {
        _clock.Advance(wait);
        return piece;
    }

    private async Task<int> ReadAsync(IEnumerable<FrameSource.Piece> pieces)
    {
        using var socket = new FrameSource(pieces);
        using var ended = new CancellationTokenSource();

        await ClientFrames.DrainAsync(socket, _clock, ended, CancellationToken.None);

        Assert.True(ended.IsCancellationRequested);
        return socket.Read;
    }
}
