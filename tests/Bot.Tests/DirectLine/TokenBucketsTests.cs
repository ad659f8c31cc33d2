using Bot.DirectLine.Conversations;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.DirectLine;

public sealed class TokenBucketsTests
{
    private static readonly RateLimit Three = new(atOnce: 3, perMinute: 6);

    private readonly FakeTimeProvider _clock = new();
    private readonly TokenBuckets _buckets;

    public TokenBucketsTests() => _buckets = new TokenBuckets(_clock);

    [Fact]
    public void Take_UpToTheBurst_WaitsForNothing()
    {
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromSeconds(10)], Take(4));
    }

    [Fact]
    public void Take_RefusedOnes_CostNothing()
    {
        Take(50);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(10)], Take(2));
    }

    [Fact]
    public void Take_WhileItRefills_TellsTheRestOfTheWait()
    {
        Take(3);
        _clock.Advance(TimeSpan.FromSeconds(4));

        Assert.InRange(Take(1)[0].TotalSeconds, 5.999, 6.001);
    }

    [Fact]
    public void Take_AfterALongTime_HasNoMoreThanTheBurst()
    {
        Take(3);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(3, Take(10).Count(wait => wait == TimeSpan.Zero));
    }

    [Fact]
    public void Take_OtherKey_IsUntouched()
    {
        Take(3);

        Assert.Equal(TimeSpan.Zero, _buckets.Take("other", Three));
    }

    [Fact]
    public void Take_FromManyThreads_GivesNoMoreThanTheBurst()
    {
        var given = 0;

        Parallel.For(0, 1000, _ => Interlocked.Add(ref given, _buckets.Take("key", new RateLimit(100, 1)) == TimeSpan.Zero ? 1 : 0));

        Assert.Equal(100, given);
    }

    [Fact]
    public void Take_BeyondTheKeysThatAreKept_ForgetsThoseThatAreFullAgain()
    {
        for (var n = 0; n < 100_000; n++)
        {
            _buckets.Take($"old {n}", Three);
            if (n == 99_000)
            {
                _clock.Advance(TimeSpan.FromHours(2));
            }
        }

        Take(3);

        Assert.Equal(TimeSpan.FromSeconds(10), Take(1)[0]);
    }

    private List<TimeSpan> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => _buckets.Take("key", Three))];
}
