namespace Bot.Stores.Sqlite;

/// <summary>Keeps bot state in the file.</summary>
internal sealed class SqliteBotState(SqliteDatabase database, TimeProvider time) : IBotStateStore
{
    private const string Write = """
        INSERT INTO state (key, json, etag, written_at) VALUES (@key, @json, @etag, @at)
        ON CONFLICT (key) DO UPDATE SET json = excluded.json, etag = excluded.etag, written_at = excluded.written_at
        """;

    public async Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default)
    {
        var found = await database.ReadAsync(session => keys.Distinct(StringComparer.Ordinal).Select(key => (Key: key, Value: Find(session, key))).ToList(), cancellationToken);
        return found.Where(entry => entry.Value is not null).ToDictionary(entry => entry.Key, object (entry) => entry.Value!, StringComparer.Ordinal);
    }

    public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
    {
        var frozen = changes.ToDictionary(change => change.Key, change => StateJson.Serialize(change.Value), StringComparer.Ordinal);

        // Not waited for on the disk: in a turn of our own channel the turn's end, which is, takes it along; what a
        // loss of power could undo is what an answer was given in mind, never an answer.
        if (!await database.WriteAsync(session => TryWrite(session, changes, frozen), SqliteDurability.Process, cancellationToken))
        {
            throw StateJson.Conflict();
        }
    }

    public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) =>
        database.WriteAsync(session => keys.Sum(key => session.Erase("DELETE FROM state WHERE key = @key", ("@key", key))), cancellationToken);

    public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Erase("DELETE FROM state WHERE written_at < @since", ("@since", since.ToUnixTimeMilliseconds())), cancellationToken);

    private static ConversationRecord? Find(SqliteSession session, string key) =>
        session.Query("SELECT json, etag FROM state WHERE key = @key", row => StateJson.Deserialize(row.GetString(0), row.GetString(1)), ("@key", key)).FirstOrDefault();

    private bool TryWrite(SqliteSession session, IDictionary<string, object> changes, Dictionary<string, (string Json, string ETag)> frozen)
    {
        if (changes.Any(change => StateJson.IsConflict(change.Value, session.Scalar<string>("SELECT etag FROM state WHERE key = @key", ("@key", change.Key)))))
        {
            return false;
        }

        foreach (var (key, (json, eTag)) in frozen)
        {
            session.Execute(Write, ("@key", key), ("@json", json), ("@etag", eTag), ("@at", time.GetUtcNow().ToUnixTimeMilliseconds()));
        }

        return true;
    }
}
