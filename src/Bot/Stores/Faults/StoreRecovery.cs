using Bot.DirectLine.Conversations;

namespace Bot.Stores.Faults;

/// <summary>Finds out, every few seconds, whether a store that has failed can be used again.</summary>
internal sealed partial class StoreRecovery(
    IDirectLineStore conversations, IBotStateStore state, TimeProvider time, ILogger<StoreRecovery> logger) : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (conversations is not FallbackDirectLineStore kept || state is not FallbackBotState remembered)
        {
            return;
        }

        using var timer = new PeriodicTimer(Round, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Conversations first: it is they that find out whether the store can be used.
                await kept.RecoverAsync(stoppingToken);
                await remembered.RecoverAsync(stoppingToken);
            }
#pragma warning disable CA1031 // A store that has failed again is asked again in the next round.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogNotYet(fault.GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store has failed again ({Kind}) before all was deleted in it that visitors wanted gone.")]
    private partial void LogNotYet(string kind);
}
