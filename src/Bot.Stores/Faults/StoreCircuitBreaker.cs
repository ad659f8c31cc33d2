using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Stores.Faults;

/// <summary>A circuit breaker before the store: after a failure it is left alone for a while, and something else is used.</summary>
/// <param name="classify">Tells a failure of the store, by the word that operators get, from any other.</param>
/// <param name="retryFor">How long callers are told to try again before something else is used.</param>
/// <param name="time">Measures the wait between tries.</param>
/// <param name="logger">Told when the store fails and when it is back.</param>
internal sealed partial class StoreCircuitBreaker(Func<Exception, string?> classify, TimeSpan retryFor, TimeProvider time, ILogger<StoreCircuitBreaker> logger)
{
    /// <summary>How long a store that has failed is left alone, so that not every visitor waits for it.</summary>
    private static readonly TimeSpan BreakDuration = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();

    // All changed under the gate.
    private volatile string? _reason;
    private long _since;
    private long? _openedAt;

    /// <summary>Why the store cannot be used; null when it can.</summary>
    public string? Reason => _reason;

    /// <summary>How often it has failed after it could be used.</summary>
    public int Failures { get; private set; }

    public async Task<T> ExecuteAsync<T>(Func<Task<T>> use, Func<Task<T>> otherwise)
    {
        if (IsTrialDue())
        {
            try
            {
                var result = await use();
                Succeeded();
                return result;
            }
            catch (Exception fault) when (HasFailed(fault, retryFor))
            {
                // Noted; from here on it is done without.
            }
        }

        return await otherwise();
    }

    /// <summary>The same for a caller that can wait: the store is tried until it works or patience ends.</summary>
    public async Task<T> ExecuteWithRetryAsync<T>(Func<Task<T>> use, Func<Task<T>> otherwise, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ExecuteAsync(use, otherwise);
            }
            catch (Exception fault) when (classify(fault) is not null)
            {
                await Task.Delay(RetryDelay, time, cancellationToken);
            }
        }
    }

    /// <summary>Notes a failure; true when it is one of the store, which has failed for longer than one is willing to wait for it.</summary>
    public bool HasFailed(Exception fault, TimeSpan limit)
    {
        if (classify(fault) is not { } reason)
        {
            return false;
        }

        using var scope = _gate.EnterScope();
        var now = time.GetTimestamp();
        if (_reason is null)
        {
            _since = now;
            Failures++;
            LogFailed(fault, reason);
            StoreMeter.Failed(reason);
        }

        _reason = reason;
        var isOver = time.GetElapsedTime(_since, now) >= limit;
        _openedAt = isOver ? now : null;
        return isOver;
    }

    private bool IsTrialDue()
    {
        using var scope = _gate.EnterScope();
        return _reason is null || _openedAt is not { } at || time.GetElapsedTime(at) >= BreakDuration;
    }

    private void Succeeded()
    {
        using var scope = _gate.EnterScope();
        if (_reason is not null)
        {
            LogRecovered(time.GetElapsedTime(_since).TotalSeconds);
            _reason = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store has failed ({Reason}). Visitors are answered from memory, and what they say is forgotten when it can be used again.")]
    private partial void LogFailed(Exception fault, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store can be used again after {Seconds:0} s.")]
    private partial void LogRecovered(double seconds);
}

/// <summary>Tells operators when chats go on without their store.</summary>
internal sealed class StoreCheck(StoreCircuitBreaker breaker, IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult((breaker.Reason ?? Problem) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());

    // A file deleted under the bot goes on being written to, and is gone with the process.
    private string? Problem => services.Kind() == StoreKind.Sqlite ? services.GetRequiredService<SqliteDatabase>().Problem : null;
}
