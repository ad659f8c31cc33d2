using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Reloading;

/// <summary>Tells operators when texts wait for a clinician's signature and visitors are shown older ones, or none.</summary>
internal sealed class SignOffCheck(CurrentEngine engine) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(engine.Value.SignOffs is { IsRequired: true } state && state.Waiting.Any() ? HealthCheckResult.Degraded("sign-off-waiting") : HealthCheckResult.Healthy());
}
