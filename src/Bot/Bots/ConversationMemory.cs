using Microsoft.Bot.Builder;

namespace Bot.Bots;

/// <summary>
/// What is kept of a conversation between turns. A store that fails costs the conversation its memory, never the
/// visitor the answer.
/// </summary>
internal sealed partial class ConversationMemory(ConversationState state, ILogger<ConversationMemory> logger)
{
    /// <summary>What the SDK's stores say when another turn has written since this one read.</summary>
    private const string Conflict = "etag conflict";

    /// <summary>As many turns as may write at once, and more than ever do.</summary>
    private const int MaxTries = 8;

    private readonly IStatePropertyAccessor<ConversationRecord> _record = state.CreateProperty<ConversationRecord>("conversation");

    /// <summary>What was kept; a blank record when there is nothing or the store fails.</summary>
    public async Task<ConversationRecord> RecallAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            return await _record.GetAsync(turnContext, () => new ConversationRecord(), cancellationToken);
        }
#pragma warning disable CA1031 // Any store may be plugged in, and each fails in its own way.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(fault);
            return new ConversationRecord();
        }
    }

    /// <summary>
    /// Makes a change and keeps it. When another turn has written meanwhile, the change is made again in what that turn
    /// has left. A store that fails is no reason to stay silent.
    /// </summary>
    /// <param name="turnContext">The turn.</param>
    /// <param name="change">Makes the change; false when there is nothing to be changed.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>False when nothing was to be changed, or others were faster every time.</returns>
    public async Task<bool> KeepAsync(ITurnContext turnContext, Func<ConversationRecord, bool> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; ; tries++)
        {
            var record = await RecallAsync(turnContext, cancellationToken);
            if (!change(record))
            {
                return false;
            }

            try
            {
                await state.SaveChangesAsync(turnContext, force: false, cancellationToken);
                return true;
            }
            catch (Exception fault) when (IsConflict(fault) && tries < MaxTries)
            {
                await ReloadAsync(turnContext, cancellationToken);
            }
#pragma warning disable CA1031 // As above.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailed(fault);
                return !IsConflict(fault);
            }
        }
    }

    /// <summary>Deletes all that is kept of the conversation.</summary>
    public async Task ForgetAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            await state.DeleteAsync(turnContext, cancellationToken);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
    }

    private static bool IsConflict(Exception fault) => fault.Message.Contains(Conflict, StringComparison.OrdinalIgnoreCase);

    // What cannot be read now is met again when it is to be written.
    private async Task ReloadAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        try
        {
            await state.LoadAsync(turnContext, force: true, cancellationToken);
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The conversation state could not be read or written; the turn goes on without it.")]
    private partial void LogFailed(Exception fault);
}
