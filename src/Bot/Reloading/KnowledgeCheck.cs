using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Reloading;

/// <summary>Tells operators when the bot answers from other knowledge than lies in its folder.</summary>
internal sealed class KnowledgeCheck(WatchedFolder folder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Word() is { } word ? HealthCheckResult.Degraded(word) : HealthCheckResult.Healthy());

    private string? Word()
    {
        try
        {
            return folder.IsRefused ? "knowledge-refused" : folder.IsOther ? "knowledge-older-than-its-folder" : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "knowledge-unreadable";
        }
    }
}
