namespace Bot.Stores;

/// <summary>
/// Finds out whether a store that has failed can be used again, and deletes conversations, and what the bot remembers of
/// them, when they have not been used for long enough.
/// </summary>
internal sealed partial class StoreUpkeep(
    IDirectLineStore conversations, IBotStateStore state, IOptions<StoreOptions> options, TimeProvider time, ILogger<StoreUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retention = options.Value.Retention;
        var between = retention / 10 < Longest ? retention / 10 : Longest;
        long? deletedAt = null;
        using var timer = new PeriodicTimer(Round, time);
        do
        {
            await TryAsync(() => RecoverAsync(stoppingToken));
            if (deletedAt is not { } last || time.GetElapsedTime(last) >= between)
            {
                deletedAt = time.GetTimestamp();
                await TryAsync(() => DeleteAsync(time.GetUtcNow() - retention, stoppingToken));
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        if (conversations is FallbackDirectLineStore kept && state is FallbackBotState remembered)
        {
            // Conversations first: it is they that find out whether the store can be used.
            await kept.RecoverAsync(cancellationToken);
            await remembered.RecoverAsync(cancellationToken);
        }
    }

    private async Task DeleteAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var deleted = await conversations.DeleteIdleAsync(since, cancellationToken) + await state.DeleteIdleAsync(since, cancellationToken);
        LogDeleted(deleted);
    }

    private async Task TryAsync(Func<Task> use)
    {
        try
        {
            await use();
        }
#pragma warning disable CA1031 // What could not be done now is done in the next round.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotYet(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} idle conversations and states were deleted.")]
    private partial void LogDeleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is too old, or what a visitor wanted gone, could not be deleted in the store yet.")]
    private partial void LogNotYet(Exception fault);
}
