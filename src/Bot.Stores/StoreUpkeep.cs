namespace Bot.Stores;

/// <summary>
/// Opens the store, finds out whether one that has failed can be used again, and deletes conversations, and what the bot
/// remembers of them, when they have not been used for long enough.
/// </summary>
internal sealed partial class StoreUpkeep(
    IServiceProvider services, IDirectLineStore conversations, IBotStateStore state, IOptions<StoreOptions> options, TimeProvider time, ILogger<StoreUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    // Before the first visitor comes. A store that cannot be used does not keep the bot from starting, because its safety
    // replies need no store; one that belongs to another process does.
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        switch (options.Value.ChosenKind)
        {
            case StoreKind.Sqlite:
                await OpenAsync(() => services.GetRequiredService<SqliteDatabase>().OpenAsync(cancellationToken));
                break;
            case StoreKind.Redis:
                await OpenAsync(services.GetRequiredService<RedisDirectLineStore>().StartAsync);
                await OpenAsync(services.GetRequiredService<RedisServer>().CheckDurabilityAsync);
                break;
            default:
                LogMemory();
                break;
        }

        await base.StartAsync(cancellationToken);
    }

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

    private async Task OpenAsync(Func<Task> open)
    {
        try
        {
            await open();
        }
        catch (Exception fault) when (services.GetRequiredService<StoreCircuitBreaker>().HasFailed(fault, TimeSpan.Zero))
        {
            // Noted, and tried again by whoever uses it.
        }
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
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What could not be done now is done in the next round.
            LogNotYet(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Store:Kind is Memory: conversations are lost when the bot stops.")]
    private partial void LogMemory();

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} idle conversations and states were deleted.")]
    private partial void LogDeleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "What is too old, or what a visitor wanted gone, could not be deleted in the store yet.")]
    private partial void LogNotYet(Exception fault);
}
