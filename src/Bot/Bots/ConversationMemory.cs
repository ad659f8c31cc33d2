using System.Diagnostics;

namespace Bot.Bots;

/// <summary>
/// What is kept of a conversation between turns. A store that fails costs the conversation its memory, never the
/// visitor the answer.
/// </summary>
internal sealed partial class ConversationMemory(IStorage storage, ILogger<ConversationMemory> logger)
{
    /// <summary>What the SDK's stores say when another turn has written since this one read.</summary>
    private const string Conflict = "etag conflict";

    /// <summary>As many turns as may write at once, and more than ever do.</summary>
    private const int MaxTries = 32;

    /// <summary>What was kept; a blank record when there is nothing or the store fails.</summary>
    public async Task<ConversationRecord> RecallAsync(IActivity activity, CancellationToken cancellationToken)
    {
        ConversationRecord? kept = null;
        await TryAsync(activity, async key => kept = (await storage.ReadAsync<ConversationRecord>([key], cancellationToken)).Values.SingleOrDefault());
        return kept ?? new ConversationRecord();
    }

    /// <summary>
    /// Makes a change and keeps it. When another turn has written meanwhile, the change is made again in what that turn
    /// has left. A store that fails is no reason to stay silent.
    /// </summary>
    /// <returns>False when nothing was to be changed, or others were faster every time.</returns>
    public async Task<bool> KeepAsync(IActivity activity, ConversationRecord record, Func<ConversationRecord, bool> change, CancellationToken cancellationToken)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            if (!change(record))
            {
                return false;
            }

            if (await TryAsync(activity, key => storage.WriteAsync(new Dictionary<string, object> { [key] = record }, cancellationToken)))
            {
                return true;
            }

            record = await RecallAsync(activity, cancellationToken);
        }

        return false;
    }

    public Task ForgetAsync(IActivity activity, CancellationToken cancellationToken) =>
        TryAsync(activity, key => storage.DeleteAsync([key], cancellationToken));

    // False only when another turn was faster.
    private async Task<bool> TryAsync(IActivity activity, Func<string, Task> use)
    {
        if (activity is not { ChannelId.Length: > 0, Conversation.Id.Length: > 0 })
        {
            return true;
        }

        var started = Stopwatch.GetTimestamp();
        try
        {
            await use($"{activity.ChannelId}/conversations/{activity.Conversation.Id}");
            return true;
        }
        catch (Exception fault) when (fault.Message.Contains(Conflict, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Any store may be plugged in, and each fails in its own way.
            LogFailed(fault);
            return true;
        }
        finally
        {
            StoreMeter.Called(started);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What is remembered of the conversation could not be read or written; the turn goes on without it.")]
    private partial void LogFailed(Exception fault);
}
