namespace Bot.Stores.Sqlite;

/// <summary>The tables, and which version of them a file has.</summary>
internal static class SqliteSchema
{
    private const int Version = 2;

    /// <summary>
    /// WAL: readers do not wait for the writer. FULL: a commit is on the disk before it is acknowledged, so that it
    /// survives a loss of power too; commits are shared, which pays for it, and <see cref="SqliteSession.Safety"/>
    /// spares those that need not. SECURE_DELETE: what is deleted is overwritten in the file, and not only given free.
    /// </summary>
    private const string Settings = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = ON;
        PRAGMA busy_timeout = 5000;
        PRAGMA journal_size_limit = 67108864;
        """;

    // Activities refer to their conversation by a number, which keeps their index small and their pages together.
    private const string Tables = """
        CREATE TABLE conversation (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            user_id TEXT NOT NULL,
            locale TEXT,
            started_at INTEGER NOT NULL,
            used_at INTEGER NOT NULL,
            last_sequence INTEGER NOT NULL DEFAULT 0);
        CREATE INDEX conversation_used ON conversation (used_at);
        CREATE TABLE activity (
            conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (conversation, sequence));
        CREATE TABLE open_turn (
            conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
            sequence INTEGER NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (conversation, sequence));
        CREATE TABLE sent (
            conversation INTEGER NOT NULL REFERENCES conversation ON DELETE CASCADE,
            client_id TEXT NOT NULL,
            activity_id TEXT NOT NULL,
            sequence INTEGER NOT NULL,
            PRIMARY KEY (conversation, client_id)) WITHOUT ROWID;
        CREATE TABLE ticket (id TEXT PRIMARY KEY, until INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX ticket_until ON ticket (until);
        CREATE TABLE secret (id INTEGER PRIMARY KEY CHECK (id = 1), value BLOB NOT NULL);
        CREATE TABLE process (id INTEGER PRIMARY KEY CHECK (id = 1), starts INTEGER NOT NULL);
        CREATE TABLE schema (id INTEGER PRIMARY KEY CHECK (id = 1), version INTEGER NOT NULL);
        INSERT INTO process VALUES (1, 0);
        INSERT INTO schema VALUES (1, 0);
        """;

    // Records of the first version had names of types in them. What was remembered of the chats of a day goes; they themselves stay.
    private const string State = """
        DROP TABLE IF EXISTS state;
        CREATE TABLE state (key TEXT PRIMARY KEY, json TEXT NOT NULL, etag TEXT NOT NULL, written_at INTEGER NOT NULL);
        CREATE INDEX state_written ON state (written_at);
        UPDATE schema SET version = 2;
        """;

    private const string HasTables = "SELECT count(*) FROM sqlite_schema WHERE name = 'schema'";

    private const string ReadVersion = "SELECT version FROM schema";

    /// <summary>Has a file that is still empty give room back by incremental vacuum; in one with anything in it that cannot be set any more.</summary>
    public static void Begin(SqliteSession session)
    {
        if (session.Scalar<long>("PRAGMA page_count") == 0)
        {
            session.Execute("PRAGMA auto_vacuum = INCREMENTAL");
        }
    }

    public static void Configure(SqliteSession session) => session.Execute(Settings);

    /// <summary>Makes the tables when there are none, and those of the first version anew.</summary>
    public static void Prepare(SqliteSession session)
    {
        session.Execute("BEGIN IMMEDIATE");
        if (session.Scalar<long>(HasTables) == 0)
        {
            session.Execute(Tables);
        }

        if (session.Scalar<long>(ReadVersion) < Version)
        {
            session.Execute(State);
        }

        session.Execute("COMMIT");
        if (session.Scalar<long>(ReadVersion) is var version && version != Version)
        {
            throw new BotConfigurationException(
                $"The database in {StoreOptions.Section}:DataFolder has version {version}, and this program knows version {Version}. Start the program that wrote it, or set another folder.");
        }
    }
}
