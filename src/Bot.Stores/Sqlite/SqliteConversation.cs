namespace Bot.Stores.Sqlite;

/// <summary>One conversation within a transaction.</summary>
internal sealed class SqliteConversation
{
    // A client repeats a message within minutes, if at all: this many activities back, a repetition is not told any more.
    private const int SentKept = 1000;

    private readonly SqliteSession _session;
    private readonly long _number;
    private long _lastSequence;

    private SqliteConversation(SqliteSession session, long number, long lastSequence, long openTurns)
    {
        _session = session;
        _number = number;
        _lastSequence = lastSequence;
        OpenTurns = openTurns;
    }

    public long OpenTurns { get; }

    public static SqliteConversation? Find(SqliteSession session, string id) => session
        .Query(ConversationSql.Place, row => new SqliteConversation(session, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), ("@id", id))
        .FirstOrDefault();

    /// <summary>Makes a conversation; null when there is one already.</summary>
    public static SqliteConversation? Start(SqliteSession session, Conversation conversation, DateTimeOffset at)
    {
        var number = session.Scalar<long>(
            ConversationSql.Start,
            ("@id", conversation.Id),
            ("@user", conversation.UserId),
            ("@locale", conversation.Locale),
            ("@started", conversation.StartedAt.ToUnixTimeMilliseconds()),
            ("@used", at.ToUnixTimeMilliseconds()));
        return number == 0 ? null : new SqliteConversation(session, number, 0, 0);
    }

    public string? FindSent(string clientId) => _session.Scalar<string>(ConversationSql.FindSent, ("@conversation", _number), ("@client", clientId));

    public void AddSent(string clientId, string activityId) => _session.Execute(
        ConversationSql.AddSent, ("@conversation", _number), ("@client", clientId), ("@activity", activityId), ("@sequence", _lastSequence));

    /// <summary>Appends an activity and returns its place.</summary>
    public long Append(string payload)
    {
        _session.Execute(ConversationSql.AddActivity, ("@conversation", _number), ("@sequence", ++_lastSequence), ("@payload", payload));
        return _lastSequence;
    }

    public void OpenTurn(long sequence, string payload) =>
        _session.Execute(ConversationSql.OpenTurn, ("@conversation", _number), ("@sequence", sequence), ("@payload", payload));

    /// <summary>False when it is not the oldest turn that is open.</summary>
    public bool CloseTurn(long sequence) => _session.Execute(ConversationSql.CloseTurn, ("@conversation", _number), ("@sequence", sequence)) > 0;

    /// <summary>Notes when and up to where the conversation was used.</summary>
    public void Use(DateTimeOffset at) =>
        _session.Execute(ConversationSql.Use, ("@conversation", _number), ("@sequence", _lastSequence), ("@used", at.ToUnixTimeMilliseconds()));

    /// <summary>Drops what is not to be kept.</summary>
    public void Keep(HistoryLimit keep)
    {
        var newest = _session.Scalar<long>(ConversationSql.NewestToDrop, ("@conversation", _number), ("@keep", keep.Activities), ("@bytes", keep.Bytes), ("@least", HistoryLimit.AtLeast));
        if (newest > 0)
        {
            _session.Execute(ConversationSql.Drop, ("@conversation", _number), ("@sequence", newest));
            _session.Execute(ConversationSql.ForgetSent, ("@conversation", _number), ("@sequence", newest - SentKept));
        }

        if (keep.ForgetIds)
        {
            _session.Execute(ConversationSql.ForgetSent, ("@conversation", _number), ("@sequence", _lastSequence));
        }
    }
}

/// <summary>The statements of <see cref="SqliteDirectLineStore"/>. Times are milliseconds since 1970.</summary>
internal static class ConversationSql
{
    public const string Start = """
        INSERT INTO conversation (id, user_id, locale, started_at, used_at) VALUES (@id, @user, @locale, @started, @used)
        ON CONFLICT (id) DO NOTHING RETURNING number
        """;

    public const string Find = "SELECT user_id, locale, started_at FROM conversation WHERE id = @id";

    public const string Count = "SELECT count(*) FROM conversation";

    public const string Place = """
        SELECT number, last_sequence, (SELECT count(*) FROM open_turn WHERE conversation = number) FROM conversation WHERE id = @id
        """;

    public const string FindSent = "SELECT activity_id FROM sent WHERE conversation = @conversation AND client_id = @client";

    public const string AddSent = """
        INSERT INTO sent (conversation, client_id, activity_id, sequence) VALUES (@conversation, @client, @activity, @sequence)
        ON CONFLICT DO NOTHING
        """;

    public const string ForgetSent = "DELETE FROM sent WHERE conversation = @conversation AND sequence <= @sequence";

    public const string AddActivity = """
        INSERT INTO activity (conversation, sequence, payload) VALUES (@conversation, @sequence, @payload)
        """;

    public const string OpenTurn = "INSERT INTO open_turn (conversation, sequence, payload) VALUES (@conversation, @sequence, @payload)";

    public const string Use = "UPDATE conversation SET last_sequence = max(last_sequence, @sequence), used_at = max(used_at, @used) WHERE number = @conversation";

    public const string OldestTurn = """
        SELECT t.sequence, t.payload FROM open_turn t JOIN conversation c ON c.number = t.conversation
        WHERE c.id = @id ORDER BY t.sequence LIMIT 1
        """;

    /// <summary>Deletes the turn only when it is the oldest.</summary>
    public const string CloseTurn = """
        DELETE FROM open_turn WHERE conversation = @conversation AND sequence = @sequence
        AND sequence = (SELECT min(sequence) FROM open_turn WHERE conversation = @conversation)
        """;

    public const string OpenConversations = "SELECT DISTINCT c.id FROM open_turn t JOIN conversation c ON c.number = t.conversation";

    /// <summary>The newest activity that is not kept.</summary>
    public const string NewestToDrop = """
        SELECT sequence FROM (
            SELECT sequence, row_number() OVER newest AS place, sum(octet_length(payload)) OVER newest AS size
            FROM activity WHERE conversation = @conversation WINDOW newest AS (ORDER BY sequence DESC))
        WHERE place > @keep OR (size > @bytes AND place > @least)
        ORDER BY sequence DESC LIMIT 1
        """;

    public const string Drop = "DELETE FROM activity WHERE conversation = @conversation AND sequence <= @sequence";

    public const string Exists = "SELECT number FROM conversation WHERE id = @id";

    public const string Read = """
        SELECT sequence, payload FROM activity WHERE conversation = @conversation AND sequence > @after ORDER BY sequence LIMIT @limit
        """;

    public const string Delete = "DELETE FROM conversation WHERE id = @id";

    public const string DeleteIdle = "DELETE FROM conversation WHERE used_at < @since";

    /// <summary>Gives free pages back to the disk, as many as take a moment.</summary>
    public const string GiveBack = "PRAGMA incremental_vacuum(10000)";

    public const string ForgetTickets = "DELETE FROM ticket WHERE until <= @now";

    public const string UseTicket = "INSERT INTO ticket (id, until) VALUES (@id, @until) ON CONFLICT DO NOTHING";

    public const string AddSecret = "INSERT INTO secret (id, value) VALUES (1, @value) ON CONFLICT DO NOTHING";

    public const string ReadSecret = "SELECT value FROM secret";
}
