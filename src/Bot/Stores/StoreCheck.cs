using Bot.Stores.Faults;
using Bot.Stores.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Stores;

/// <summary>Tells operators when chats go on without their store.</summary>
internal sealed class StoreCheck(StoreHealth health, IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((health.Reason ?? Problem) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());

    // A file deleted under the bot goes on being written to, and is gone with the process.
    private string? Problem => services.Kind() == StoreKind.Sqlite ? services.GetRequiredService<SqliteDatabase>().Problem : null;
}
