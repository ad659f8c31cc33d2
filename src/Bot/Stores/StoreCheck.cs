using Bot.Stores.Faults;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Stores;

/// <summary>Tells operators when chats go on without their store.</summary>
internal sealed class StoreCheck(StoreHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(health.Reason is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());
}
