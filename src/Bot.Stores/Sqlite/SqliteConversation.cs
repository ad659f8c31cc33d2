namespace Bot.Stores.Sqlite;

/// <summary>One conversation within a transaction.</summary>
internal sealed class SqliteConversation(SqliteSession session, long number, long lastSequence, long openTurns)
{
    // A client repeats a message within minutes, if at all: this many activities back, a repetition is not told any more.
    private const int SentKept = 1000;

    private long _lastSequence = lastSequence;

    public long OpenTurns => openTurns;

    public static SqliteConversation? Find(SqliteSession within, string id) => within.Query(
        "SELECT number, last_sequence, (SELECT count(*) FROM open_turn WHERE conversation = number) FROM conversation WHERE id = @id",
        row => new SqliteConversation(within, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)),
        ("@id", id)).FirstOrDefault();

    public static SqliteConversation? Start(SqliteSession within, Conversation conversation, DateTimeOffset at)
    {
        var made = within.Scalar<long>(
            "INSERT INTO conversation (id, user_id, locale, started_at, used_at) VALUES (@id, @user, @locale, @started, @used) ON CONFLICT (id) DO NOTHING RETURNING number",
            ("@id", conversation.Id),
            ("@user", conversation.UserId),
            ("@locale", conversation.Locale),
            ("@started", conversation.StartedAt.ToUnixTimeMilliseconds()),
            ("@used", at.ToUnixTimeMilliseconds()));
        return made == 0 ? null : new SqliteConversation(within, made, 0, 0);
    }

    public string? FindSent(string clientId) => session.Scalar<string>(
        "SELECT activity_id FROM sent WHERE conversation = @conversation AND client_id = @client", ("@conversation", number), ("@client", clientId));

    public void AddSent(string clientId, string activityId) => session.Execute(
        "INSERT INTO sent (conversation, client_id, activity_id, sequence) VALUES (@conversation, @client, @activity, @sequence) ON CONFLICT DO NOTHING",
        ("@conversation", number), ("@client", clientId), ("@activity", activityId), ("@sequence", _lastSequence));

    public long Append(string payload)
    {
        session.Execute("INSERT INTO activity (conversation, sequence, payload) VALUES (@conversation, @sequence, @payload)", ("@conversation", number), ("@sequence", ++_lastSequence), ("@payload", payload));
        return _lastSequence;
    }

    public void OpenTurn(long sequence, string payload) => session.Execute(
        "INSERT INTO open_turn (conversation, sequence, payload) VALUES (@conversation, @sequence, @payload)", ("@conversation", number), ("@sequence", sequence), ("@payload", payload));

    /// <summary>False when it is not the oldest turn that is open.</summary>
    public bool CloseTurn(long sequence) => session.Execute(ConversationSql.CloseTurn, ("@conversation", number), ("@sequence", sequence)) > 0;

    /// <summary>Notes when and up to where the conversation was used.</summary>
    public void Use(DateTimeOffset at) =>
        session.Execute(
            "UPDATE conversation SET last_sequence = max(last_sequence, @sequence), used_at = max(used_at, @used) WHERE number = @conversation",
            ("@conversation", number), ("@sequence", _lastSequence), ("@used", at.ToUnixTimeMilliseconds()));

    public void Keep(HistoryLimit keep)
    {
        var newest = session.Scalar<long>(ConversationSql.NewestToDrop, ("@conversation", number), ("@keep", keep.Activities), ("@bytes", keep.Bytes), ("@least", HistoryLimit.AtLeast));
        if (newest > 0)
        {
            session.Execute("DELETE FROM activity WHERE conversation = @conversation AND sequence <= @sequence", ("@conversation", number), ("@sequence", newest));
            session.Execute(ConversationSql.ForgetSent, ("@conversation", number), ("@sequence", newest - SentKept));
        }

        if (keep.ForgetIds)
        {
            session.Execute(ConversationSql.ForgetSent, ("@conversation", number), ("@sequence", _lastSequence));
        }
    }
}

/// <summary>The longer statements of <see cref="SqliteDirectLineStore"/>, and those used twice. Times are milliseconds since 1970.</summary>
internal static class ConversationSql
{
    public const string ForgetSent = "DELETE FROM sent WHERE conversation = @conversation AND sequence <= @sequence";

    public const string OldestTurn = """
        SELECT t.sequence, t.payload FROM open_turn t JOIN conversation c ON c.number = t.conversation
        WHERE c.id = @id ORDER BY t.sequence LIMIT 1
        """;

    public const string CloseTurn = """
        DELETE FROM open_turn WHERE conversation = @conversation AND sequence = @sequence
        AND sequence = (SELECT min(sequence) FROM open_turn WHERE conversation = @conversation)
        """;

    public const string NewestToDrop = """
        SELECT sequence FROM (
            SELECT sequence, row_number() OVER newest AS place, sum(octet_length(payload)) OVER newest AS size
            FROM activity WHERE conversation = @conversation WINDOW newest AS (ORDER BY sequence DESC))
        WHERE place > @keep OR (size > @bytes AND place > @least)
        ORDER BY sequence DESC LIMIT 1
        """;
}
