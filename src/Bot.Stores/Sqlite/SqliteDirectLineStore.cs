using System.Text;

namespace Bot.Stores.Sqlite;

/// <summary>Keeps conversations in a file of this machine, for one process.</summary>
internal sealed class SqliteDirectLineStore(SqliteDatabase database, TimeProvider time) : IDirectLineStore
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ConversationWatchers _watchers = new();
    private readonly TurnLeases _leases = new(time);

    // Not in the file: a disk that is waited for on every message is dear, and a restart that forgives costs nothing.
    private readonly TokenBuckets _allowances = new(time);

    public Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var started = SqliteConversation.Start(session, conversation, opening.At);
            started?.OpenTurn(0, opening.Payload);
            return started is not null;
        },
        cancellationToken);

    public Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Query(
            "SELECT user_id, locale, started_at FROM conversation WHERE id = @id",
            row => new Conversation(conversationId, row.GetString(0), row.IsDBNull(1) ? null : row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))),
            ("@id", conversationId)).FirstOrDefault(),
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) => database.ReadAsync(session => session.Scalar<long>("SELECT count(*) FROM conversation"), cancellationToken);

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        var result = await database.WriteAsync(session => Post(session, conversationId, activity, maxOpenTurns), cancellationToken);
        if (result.Status == PostStatus.Appended)
        {
            _watchers.Raise(conversationId);
        }

        return result;
    }

    public async Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken)
    {
        if (_leases.TryTake(conversationId, lease, database.Starts << 32) is not { } fencingToken)
        {
            return null;
        }

        StoredActivity? oldest = null;
        try
        {
            oldest = await database.ReadAsync(
                session => session.Query(ConversationSql.OldestTurn, Activity, ("@id", conversationId)).FirstOrDefault(),
                cancellationToken);
            return oldest is null ? null : new OpenTurn(conversationId, oldest.Sequence, oldest.Payload, fencingToken);
        }
        finally
        {
            if (oldest is null)
            {
                _leases.Release(conversationId, fencingToken);
            }
        }
    }

    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken)
    {
        var isClosed = await database.WriteAsync(session => _leases.IsHeld(turn.ConversationId, turn.FencingToken) && Close(session, turn, replies, keep), cancellationToken);
        _leases.Release(turn.ConversationId, turn.FencingToken);
        if (isClosed)
        {
            _watchers.Raise(turn.ConversationId);
        }

        return isClosed;
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken)
    {
        var open = await database.ReadAsync(session => session.Query("SELECT DISTINCT c.id FROM open_turn t JOIN conversation c ON c.number = t.conversation", row => row.GetString(0)), cancellationToken);
        return [.. open.Where(id => !_leases.IsRunning(id))];
    }

    public Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.Scalar<long>("SELECT number FROM conversation WHERE id = @id", ("@id", conversationId)) is > 0 and var number
            ? session.QueryPage(
                "SELECT sequence, payload FROM activity WHERE conversation = @conversation AND sequence > @after ORDER BY sequence LIMIT @limit",
                Activity, ("@conversation", number), ("@after", after), ("@limit", limit))
            : (IReadOnlyList<StoredActivity>?)null,
        cancellationToken);

    public async Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        await database.WriteAsync(session => session.Erase("DELETE FROM conversation WHERE id = @id", ("@id", conversationId)), cancellationToken);
        _watchers.Raise(conversationId);
    }

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        database.RemoveDamaged(since);
        return database.WriteAsync(
            session =>
            {
                var deleted = session.Erase("DELETE FROM conversation WHERE used_at < @since", ("@since", since.ToUnixTimeMilliseconds()));
                // Free pages go back to the disk, as many as take a moment.
                session.Execute("PRAGMA incremental_vacuum(10000)");
                return deleted;
            },
            cancellationToken);
    }

    public Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            var now = time.GetUtcNow();
            session.Execute("DELETE FROM ticket WHERE until <= @now", ("@now", now.ToUnixTimeMilliseconds()));
            return session.Execute("INSERT INTO ticket (id, until) VALUES (@id, @until) ON CONFLICT DO NOTHING", ("@id", ticket), ("@until", (now + lifetime).ToUnixTimeMilliseconds())) > 0;
        },
        cancellationToken);

    public Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken) => Task.FromResult(_allowances.Take(key, allowance));

    public Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Execute("INSERT INTO secret (id, value) VALUES (1, @value) ON CONFLICT DO NOTHING", ("@value", proposal));
            return session.Scalar<byte[]>("SELECT value FROM secret")!;
        },
        cancellationToken);

    public IDisposable Watch(string conversationId, Action appended) => _watchers.Add(conversationId, appended);

    // What was overwritten in the file is no text any more, and would be broken JSON to every client.
    private static StoredActivity Activity(SqliteDataReader row) => new(row.GetInt64(0), Strict.GetString(row.GetFieldValue<byte[]>(1)));

    private static PostResult Post(SqliteSession session, string conversationId, NewActivity activity, int maxOpenTurns)
    {
        if (SqliteConversation.Find(session, conversationId) is not { } conversation)
        {
            return PostResult.NoConversation;
        }

        if (activity.ClientId is { } clientId && conversation.FindSent(clientId) is { } known)
        {
            return new PostResult(PostStatus.Repeated, known);
        }

        if (conversation.OpenTurns >= maxOpenTurns)
        {
            return PostResult.TooManyOpenTurns;
        }

        conversation.OpenTurn(conversation.Append(activity.Payload), activity.Payload);
        if (activity.ClientId is not null)
        {
            conversation.AddSent(activity.ClientId, activity.Id);
        }

        conversation.Use(activity.At);
        return new PostResult(PostStatus.Appended, activity.Id);
    }

    private bool Close(SqliteSession session, OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep)
    {
        if (SqliteConversation.Find(session, turn.ConversationId) is not { } conversation || !conversation.CloseTurn(turn.Sequence))
        {
            return false;
        }

        foreach (var reply in replies)
        {
            conversation.Append(reply);
        }

        conversation.Use(time.GetUtcNow());
        conversation.Keep(keep);

        // All that was said before is dropped: the visitor wants it gone.
        session.IsErasureDue |= keep.Activities <= replies.Count;
        return true;
    }
}
