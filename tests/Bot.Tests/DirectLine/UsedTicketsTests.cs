using Bot.DirectLine.Conversations;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class UsedTicketsTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly UsedTickets _tickets;

    public UsedTicketsTests() => _tickets = new UsedTickets(_clock);

    [Fact]
    public void TryUse_ASecondTime_IsRefusedForItsLifetime()
    {
        Assert.True(_tickets.TryUse("one", Minute));
        Assert.True(_tickets.TryUse("two", Minute));
        _clock.Advance(TimeSpan.FromSeconds(59));

        Assert.False(_tickets.TryUse("one", Minute));
        Assert.False(_tickets.TryUse("two", Minute));
    }

    [Fact]
    public void TryUse_AfterItsLifetime_WasForgotten()
    {
        _tickets.TryUse("short", Minute);
        _tickets.TryUse("long", 10 * Minute);
        _clock.Advance(2 * Minute);

        Assert.True(_tickets.TryUse("short", Minute));
        Assert.False(_tickets.TryUse("long", Minute));
    }

    [Fact]
    public void TryUse_FromManyThreads_SucceedsOnce()
    {
        var used = 0;

        Parallel.For(0, 1000, _ => Interlocked.Add(ref used, _tickets.TryUse("one", Minute) ? 1 : 0));

        Assert.Equal(1, used);
    }
}
