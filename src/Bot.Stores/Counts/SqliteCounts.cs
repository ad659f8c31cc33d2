namespace Bot.Stores.Counts;

/// <summary>Counts in the database of the chats, in tables of their own that a program without them passes over.</summary>
internal sealed class SqliteCounts(SqliteDatabase database) : ICountStore
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS staff_count (day TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (day, name, label)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS staff_mark (day TEXT NOT NULL, mark TEXT NOT NULL, PRIMARY KEY (day, mark)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS staff_salt (day TEXT PRIMARY KEY, salt BLOB NOT NULL) WITHOUT ROWID;
        """;

    private const string Add = """
        INSERT INTO staff_count (day, name, label, number) VALUES (@day, @name, @label, @number)
        ON CONFLICT (day, name, label) DO UPDATE SET number = number + excluded.number
        """;

    public Task AddAsync(IReadOnlyCollection<Count> counts, CancellationToken cancellationToken) => RunAsync(
        session => counts.Sum(count => session.Execute(Add, ("@day", Day(count.Day)), ("@name", count.Name), ("@label", count.Label), ("@number", count.Number))),
        cancellationToken);

    public async Task<IReadOnlyList<Count>> ReadAsync(DateOnly from, CancellationToken cancellationToken) => await RunAsync(
        session => session.Query(
            "SELECT day, name, label, number FROM staff_count WHERE day >= @day",
            row => new Count(DateOnly.ParseExact(row.GetString(0), "O", CultureInfo.InvariantCulture), row.GetString(1), row.GetString(2), row.GetInt64(3)),
            ("@day", Day(from))),
        cancellationToken);

    public Task<bool> MarkAsync(DateOnly day, string mark, CancellationToken cancellationToken) =>
        RunAsync(session => session.Execute("INSERT INTO staff_mark (day, mark) VALUES (@day, @mark) ON CONFLICT DO NOTHING", ("@day", Day(day)), ("@mark", mark)) > 0, cancellationToken);

    public Task<byte[]> SaltAsync(DateOnly day, CancellationToken cancellationToken) => RunAsync(
        session =>
        {
            session.Execute("INSERT INTO staff_salt (day, salt) VALUES (@day, @salt) ON CONFLICT DO NOTHING", ("@day", Day(day)), ("@salt", RandomNumberGenerator.GetBytes(32)));
            return session.Scalar<byte[]>("SELECT salt FROM staff_salt WHERE day = @day", ("@day", Day(day)))!;
        },
        cancellationToken);

    public Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore, CancellationToken cancellationToken) => RunAsync(
        session => session.Erase("DELETE FROM staff_count WHERE day < @day", ("@day", Day(countsBefore)))
            + session.Erase("DELETE FROM staff_mark WHERE day < @day", ("@day", Day(marksBefore)))
            + session.Erase("DELETE FROM staff_salt WHERE day < @day", ("@day", Day(marksBefore))),
        cancellationToken);

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    // A database that was damaged is begun anew while the bot runs, so that the tables may be missing at any time. No
    // answer waits for a count to be safe from a loss of power.
    private Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            session.Execute(Tables);
            return work(session);
        },
        SqliteDurability.Process,
        cancellationToken);
}
