using Bot.DirectLine.Conversations;

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
