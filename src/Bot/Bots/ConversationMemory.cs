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

    /// <summary>Keeps what changed; false when another turn was faster. A store that fails is no reason to stay silent.</summary>
    public Task<bool> KeepAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        TryAsync(() => state.SaveChangesAsync(turnContext, force: false, cancellationToken));

    /// <summary>Deletes all that is kept of the conversation.</summary>
    public Task<bool> ForgetAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        TryAsync(() => state.DeleteAsync(turnContext, cancellationToken));

    private async Task<bool> TryAsync(Func<Task> change)
    {
        try
        {
            await change();
            return true;
        }
#pragma warning disable CA1031 // As above.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(fault);
            return !fault.Message.Contains(Conflict, StringComparison.OrdinalIgnoreCase);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The conversation state could not be read or written; the turn goes on without it.")]
    private partial void LogFailed(Exception fault);
}
