using Bot.DirectLine.Conversations;
using Microsoft.Extensions.Options;

namespace Bot.Stores;

/// <summary>Deletes conversations, and what the bot remembers of them, when they have not been used for long enough.</summary>
internal sealed partial class Retention(
    IDirectLineStore conversations, IBotStateStore state, IOptions<StoreOptions> options, TimeProvider time, ILogger<Retention> logger) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var retention = options.Value.Retention;
        using var timer = new PeriodicTimer(retention / 10 < Longest ? retention / 10 : Longest, time);
        do
        {
            await DeleteAsync(time.GetUtcNow() - retention, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task DeleteAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        try
        {
            var deleted = await conversations.DeleteIdleAsync(since, cancellationToken) + await state.DeleteIdleAsync(since, cancellationToken);
            LogDeleted(deleted);
        }
#pragma warning disable CA1031 // What could not be deleted now is deleted in the next round.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Count} idle conversations and states were deleted.")]
    private partial void LogDeleted(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Idle conversations could not be deleted.")]
    private partial void LogFailed(Exception fault);
}
