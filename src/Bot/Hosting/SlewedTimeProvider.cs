namespace Bot.Hosting;

/// <summary>
/// The time that the program goes by. Where the machine's clock is stepped, by a correction or a mistake, it goes on
/// steadily and comes nearer to it slowly: nothing expires, is forgotten or waits because a clock was set.
/// </summary>
internal sealed class SlewedTimeProvider(TimeProvider machine) : TimeProvider
{
    /// <summary>It comes nearer by one part in this many of the time that passes: a token loses minutes of its half hour at most.</summary>
    private const int Share = 8;

    private readonly Lock _gate = new();

    // Guarded by the gate.
    private long _at = machine.GetTimestamp();
    private DateTimeOffset _now = machine.GetUtcNow();

    /// <summary>The machine's clock, for what others have dated by theirs.</summary>
    public TimeProvider Machine => machine;

    public TimeSpan Gap => machine.GetUtcNow() - GetUtcNow();

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        using var scope = _gate.EnterScope();
        var at = machine.GetTimestamp();
        var passed = machine.GetElapsedTime(_at, at);
        var gap = machine.GetUtcNow() - (_now + passed);
        var most = passed / Share;
        _now += passed + (gap > most ? most : gap < -most ? -most : gap);
        _at = at;
        return _now;
    }

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);
}

/// <summary>Tells operators that the machine's clock was stepped: chats go on, but what others date, such as channels' tokens, may be refused.</summary>
internal sealed class ClockCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Notable = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(time is SlewedTimeProvider steady && steady.Gap.Duration() > Notable ? HealthCheckResult.Degraded("clock-stepped") : HealthCheckResult.Healthy());
}
