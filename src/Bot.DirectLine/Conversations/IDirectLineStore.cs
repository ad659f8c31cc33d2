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
    Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, Keep keep, CancellationToken cancellationToken);

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
    Task<TimeSpan> TakeAsync(string key, Allowance allowance, CancellationToken cancellationToken);

    /// <summary>The secret kept here; the proposal becomes it when there is none yet. All replicas get the same one.</summary>
    Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken);

    /// <summary>Calls back whenever something visible was appended to a conversation, by whichever replica, until disposed of.</summary>
    IDisposable Watch(string conversationId, Action appended);
}
