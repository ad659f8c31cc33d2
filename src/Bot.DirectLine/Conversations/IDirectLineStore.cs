namespace Bot.DirectLine.Conversations;

/// <summary>
/// Everything the channel keeps. What a call has returned is kept: it survives the end of the process in every store
/// but the one in memory. Keys are opaque text and may hold any character. All members may be called at the same time.
/// </summary>
public interface IDirectLineStore
{
    /// <summary>Starts a conversation with an activity that opens its first turn; it has sequence number 0, so that nobody reads it.</summary>
    /// <returns>False when the conversation exists already, and then nothing has changed.</returns>
    Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken);

    /// <summary>The conversation; null when there is none.</summary>
    Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Conversations there are, for the limit on them; a store shared by replicas counts those of all.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends what the visitor sent and opens a turn for it, in one step. The same <see cref="NewActivity.ClientId"/>
    /// a second time changes nothing.
    /// </summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="activity">What to append.</param>
    /// <param name="maxOpenTurns">Turns that may wait at once; one more is refused.</param>
    /// <param name="cancellationToken">Cancels the call before it has changed anything.</param>
    Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken);

    /// <summary>
    /// The oldest turn still open, to be run by the caller alone until the lease ends; null when there is none or
    /// another caller runs it. Turns of one conversation are thereby run one by one, in the order of their activities.
    /// </summary>
    Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Appends the replies and closes the turn, in one step, so that no turn is ever half shown or shown twice.</summary>
    /// <param name="turn">The turn as it was begun.</param>
    /// <param name="replies">Payloads, as in <see cref="StoredActivity.Payload"/>.</param>
    /// <param name="keep">What is kept; older activities are dropped.</param>
    /// <param name="cancellationToken">Cancels the call before it has changed anything.</param>
    /// <returns>False when the turn was closed already or another caller has begun it since; then nothing has changed.</returns>
    Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken);

    /// <summary>Conversations with a turn that is open and that nobody runs: a process has ended in the middle of it.</summary>
    Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken);

    /// <summary>Visible activities after a watermark, oldest first; null when there is no such conversation.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="after">Sequence number of the last activity already seen; 0 for all.</param>
    /// <param name="limit">Activities to return at most; fewer when they are large, see <see cref="ActivityPage"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Deletes a conversation with all its activities; it is as if it had never been.</summary>
    Task DeleteAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Deletes conversations in which nothing was written since; returns how many.</summary>
    Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>Uses up a ticket; false when it was used before.</summary>
    /// <param name="ticket">Its id.</param>
    /// <param name="lifetime">How long the store must remember that it was used.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken);

    /// <summary>Takes one from an allowance; the time to wait when nothing is left of it, else zero.</summary>
    /// <param name="key">Whose allowance, such as an address.</param>
    /// <param name="allowance">How much at once, and how much a minute.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken);

    /// <summary>The secret kept here; the proposal becomes it when there is none yet. All replicas get the same one.</summary>
    Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken);

    /// <summary>Calls back whenever something visible was appended to a conversation, by whichever replica, until disposed of.</summary>
    IDisposable Watch(string conversationId, Action appended);
}

/// <summary>A visitor's conversation.</summary>
/// <param name="Id">Unguessable and safe in a URL.</param>
/// <param name="UserId">The visitor, who is the only user in it.</param>
/// <param name="Locale">Language the client asked for; null when it did not say.</param>
/// <param name="StartedAt">When it was started.</param>
public sealed record Conversation(string Id, string UserId, string? Locale, DateTimeOffset StartedAt);

/// <summary>An activity of the visitor's to be appended.</summary>
/// <param name="Id">Its id, given by the channel.</param>
/// <param name="ClientId">The client's own id, which tells a repeated message; null when the client gave none.</param>
/// <param name="Payload">As in <see cref="StoredActivity.Payload"/>.</param>
/// <param name="At">When it came in, which is also when the conversation was last used.</param>
public sealed record NewActivity(string Id, string? ClientId, string Payload, DateTimeOffset At);

/// <summary>What became of an activity that was posted.</summary>
/// <param name="Status">Whether it was appended.</param>
/// <param name="Id">Id of the activity that is now in the conversation; of the first one when it was a repetition, else null.</param>
public sealed record PostResult(PostStatus Status, string? Id)
{
    public static PostResult NoConversation { get; } = new(PostStatus.NoConversation, null);

    public static PostResult TooManyOpenTurns { get; } = new(PostStatus.TooManyOpenTurns, null);
}

/// <summary>Whether an activity that was posted is in the conversation.</summary>
public enum PostStatus
{
    /// <summary>It was appended, and a turn was opened for it.</summary>
    Appended,

    /// <summary>It was in it already.</summary>
    Repeated,

    /// <summary>There is no such conversation.</summary>
    NoConversation,

    /// <summary>Too many turns wait; the client should try again in a moment.</summary>
    TooManyOpenTurns,
}

/// <summary>A turn to be run.</summary>
/// <param name="ConversationId">Its conversation.</param>
/// <param name="Sequence">Place of the activity that opened it.</param>
/// <param name="Payload">That activity.</param>
/// <param name="FencingToken">Grows each time the turn is begun, so that a caller whose lease ended cannot close it any more.</param>
public sealed record OpenTurn(string ConversationId, long Sequence, string Payload, long FencingToken);

/// <summary>How much of a conversation is kept; what is older is dropped.</summary>
/// <param name="Activities">Activities at most.</param>
/// <param name="Bytes">Bytes of their payloads at most, but for the newest <see cref="AtLeast"/>.</param>
/// <param name="ForgetIds">Whether the clients' ids of messages go too.</param>
public readonly record struct HistoryLimit(int Activities, long Bytes = HistoryLimit.DefaultBytes, bool ForgetIds = false)
{
    /// <summary>Activities kept however large they are: a message and what was said to it.</summary>
    public const int AtLeast = 4;

    /// <summary>A chat of a hundred ordinary answers.</summary>
    public const long DefaultBytes = 512 * 1024;
}

/// <summary>An activity as a conversation keeps it.</summary>
/// <param name="Sequence">Its place, from 1 upwards; also the watermark of those who have seen it.</param>
/// <param name="Payload">The activity as JSON, written by <see cref="ActivityPayload"/>; opaque to a store.</param>
public sealed record StoredActivity(long Sequence, string Payload);

/// <summary>What one read of a conversation returns at most.</summary>
public static class ActivityPage
{
    /// <summary>Characters of payload; a longer activity comes alone.</summary>
    public const int MaxLength = 256 * 1024;

    /// <summary>The first activities that fit, at least one.</summary>
    public static IReadOnlyList<StoredActivity> Take(IEnumerable<StoredActivity> activities)
    {
        var page = new List<StoredActivity>();
        var length = 0;
        foreach (var activity in activities)
        {
            length += activity.Payload.Length;
            if (page.Count > 0 && length > MaxLength)
            {
                break;
            }

            page.Add(activity);
        }

        return page;
    }
}
