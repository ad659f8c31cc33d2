using Bot.DirectLine.Conversations;

namespace Bot.Stores.Faults;

/// <summary>Finds out, every few seconds, whether a store that has failed can be used again, and gives back what was kept in memory.</summary>
internal sealed partial class StoreRecovery(
    IDirectLineStore conversations, IBotStateStore state, TimeProvider time, ILogger<StoreRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    /// <summary>Gives back what came in since the last round; it stops after whatever still writes.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await RecoverAllAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await RecoverAllAsync(stoppingToken);
        }
    }

    private async Task RecoverAllAsync(CancellationToken cancellationToken)
    {
        // Conversations first: it is they that find out whether the store can be used.
        foreach (var recoverable in new object[] { conversations, state }.OfType<IRecoverable>())
        {
            await RecoverAsync(recoverable, cancellationToken);
        }
    }

    private async Task RecoverAsync(IRecoverable recoverable, CancellationToken cancellationToken)
    {
        try
        {
            await recoverable.RecoverAsync(cancellationToken);
        }
#pragma warning disable CA1031 // What could not be given back stays where it is until the next round.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogNotGivenBack(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was kept in memory could not be given back to the store yet.")]
    private partial void LogNotGivenBack(Exception fault);
}
