using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Hosting;

/// <summary>Tells operators that the machine's clock was stepped: chats go on, but what others date, such as channels' tokens, may be refused.</summary>
internal sealed class ClockCheck(TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Notable = TimeSpan.FromMinutes(2);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(time is SteadyTime steady && steady.Gap.Duration() > Notable ? HealthCheckResult.Degraded("clock-stepped") : HealthCheckResult.Healthy());
}
