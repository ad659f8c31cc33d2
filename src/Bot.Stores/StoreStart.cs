namespace Bot.Stores;

/// <summary>
/// Opens the store before the first visitor comes. One that cannot be used does not keep the bot from starting, because
/// its safety replies need no store; one that belongs to another process does.
/// </summary>
internal sealed partial class StoreStart(IServiceProvider services, StoreCircuitBreaker health, ILogger<StoreStart> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        switch (services.Kind())
        {
            case StoreKind.Sqlite:
                await TryAsync(() => services.GetRequiredService<SqliteDatabase>().OpenAsync(cancellationToken));
                break;
            case StoreKind.Redis:
                await TryAsync(services.GetRequiredService<RedisDirectLineStore>().StartAsync);
                await TryAsync(services.GetRequiredService<RedisServer>().CheckDurabilityAsync);
                break;
            default:
                LogMemory();
                break;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TryAsync(Func<Task> start)
    {
        try
        {
            await start();
        }
        catch (Exception fault) when (health.HasFailed(fault, TimeSpan.Zero))
        {
            // Noted, and tried again by whoever uses it.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Store:Kind is Memory: conversations are lost when the bot stops.")]
    private partial void LogMemory();
}
