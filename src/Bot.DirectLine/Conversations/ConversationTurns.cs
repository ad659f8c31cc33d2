using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.DirectLine.Conversations;

/// <summary>
/// Runs the turns that wait in the store, those of one conversation one after the other. A turn that a process left
/// open, because it was stopped or killed, is found and run again.
/// </summary>
internal sealed partial class ConversationTurns(
    IDirectLineStore store, DirectLineAdapter adapter, IServiceScopeFactory scopes, IOptions<DirectLineOptions> options, TimeProvider time, ILogger<ConversationTurns> logger)
    : BackgroundService
{
    /// <summary>How often the store is looked through for turns that nobody runs.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(5);

    // The value tells that the conversation was signalled again while its turns were run.
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    // The last run of each conversation, until it is over.
    private readonly ConcurrentDictionary<string, Task> _runs = new(StringComparer.Ordinal);

    /// <summary>Has the open turns of a conversation run; completes when they have been.</summary>
    public Task Signal(string conversationId)
    {
        while (!_running.TryAdd(conversationId, false))
        {
            if (_running.TryUpdate(conversationId, true, false) || _running.TryGetValue(conversationId, out var again) && again)
            {
                return _runs.GetValueOrDefault(conversationId, Task.CompletedTask);
            }
        }

        var run = RunAllAsync(conversationId);
        _runs[conversationId] = run;
        _ = run.ContinueWith(ended => _runs.TryRemove(KeyValuePair.Create(conversationId, ended)), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return run;
    }

    /// <summary>Tells the bot that the visitor has ended the conversation, so that it forgets what it knows of it.</summary>
    public async Task EndConversationAsync(string conversationId, string payload)
    {
        // A turn that is being run would have the bot remember again what it has just forgotten.
        if (_runs.TryGetValue(conversationId, out var run))
        {
            await run;
        }

        await RunAsync(payload);
    }

    /// <summary>Lets turns that have begun come to their end.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_runs.Values).WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        do
        {
            await SignalAbandonedAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SignalAbandonedAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var conversationId in await store.FindAbandonedTurnsAsync(cancellationToken))
            {
                _ = Signal(conversationId);
            }
        }
#pragma warning disable CA1031 // A store that fails now is asked again in the next round.
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogStoreFailed(fault);
        }
    }

    private async Task RunAllAsync(string conversationId)
    {
        // The caller is a request that must not wait for the turn.
        await Task.Yield();
        do
        {
            _running[conversationId] = false;
            await RunOpenAsync(conversationId);
        }
        while (!_running.TryRemove(KeyValuePair.Create(conversationId, false)));
    }

    private async Task RunOpenAsync(string conversationId)
    {
        try
        {
            // The lease outlives the turn, so that no other process begins it while this one is still at it.
            while (await store.BeginTurnAsync(conversationId, 2 * options.Value.TurnLimit, CancellationToken.None) is { } turn)
            {
                var replies = await RunAsync(turn.Payload);

                // A bot ends a conversation when it was told to forget it: only its last words are kept.
                var keep = replies.Any(reply => reply.Type == ActivityTypes.EndOfConversation)
                    ? new HistoryLimit(replies.Count, ForgetIds: true)
                    : new HistoryLimit(options.Value.MaxActivities, options.Value.MaxConversationSize);
                await store.EndTurnAsync(turn, [.. replies.Select(ActivityPayload.Write)], keep, CancellationToken.None);
            }
        }
#pragma warning disable CA1031 // The turn stays open in the store and is run in one of the next rounds.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogStoreFailed(fault);
        }
    }

    private async Task<IReadOnlyList<Activity>> RunAsync(string payload)
    {
        using var limit = new CancellationTokenSource(options.Value.TurnLimit, time);
        await using var scope = scopes.CreateAsyncScope();
        try
        {
            return await adapter.RunTurnAsync(ActivityPayload.Read(payload), scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync, limit.Token);
        }
#pragma warning disable CA1031 // One turn that cannot be run must not hold up those after it for ever.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            LogTurnFailed(fault);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line turn ended without an answer.")]
    private partial void LogTurnFailed(Exception fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Direct Line store failed; open turns are tried again.")]
    private partial void LogStoreFailed(Exception fault);
}
