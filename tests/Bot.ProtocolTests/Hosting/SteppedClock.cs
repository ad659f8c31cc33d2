using Microsoft.Extensions.Time.Testing;

namespace Bot.ProtocolTests.Hosting;

/// <summary>A machine's clock that can be set without any time passing.</summary>
internal sealed class SteppedClock : FakeTimeProvider
{
    private TimeSpan _step;

    public SteppedClock()
        : base(DateTimeOffset.UtcNow)
    {
    }

    /// <summary>Sets the clock forward or back.</summary>
    public void Step(TimeSpan step) => _step += step;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _step;

    // It goes by the clock, which is why the step is taken out again.
    public override long GetTimestamp() => base.GetTimestamp() - _step.Ticks;
}
