namespace Bot.Stores.Sqlite;

/// <summary>A connection with its prepared statements; used by one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    // As many as there are SQL constants.
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);

    /// <summary>What the next transaction is to outlive.</summary>
    public SqliteDurability Safety
    {
        get;
        set
        {
            if (field != value)
            {
                Execute(value == SqliteDurability.Power ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
                field = value;
            }
        }
    } = SqliteDurability.Power;

    /// <summary>Something was deleted that must also be gone from the write-ahead log.</summary>
    public bool IsErasureDue { get; set; }

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => Bind(sql, parameters).ExecuteNonQuery();

    /// <summary>The same for a deletion: what is gone is to be gone from the write-ahead log too.</summary>
    public int Erase(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var deleted = Execute(sql, parameters);
        IsErasureDue |= deleted > 0;
        return deleted;
    }

    /// <summary>The first column of the first row; the default when there is none or it is null.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetFieldValue<T>(0) : default;
    }

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return [.. Rows(reader, read)];
    }

    /// <summary>Rows until a page is full; those after it are not even read.</summary>
    public IReadOnlyList<StoredActivity> QueryPage(string sql, Func<SqliteDataReader, StoredActivity> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Bind(sql, parameters).ExecuteReader();
        return ActivityPage.Take(Rows(reader, read));
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private static IEnumerable<T> Rows<T>(SqliteDataReader reader, Func<SqliteDataReader, T> read)
    {
        while (reader.Read())
        {
            yield return read(reader);
        }
    }

    private SqliteCommand Bind(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant; what varies is a parameter.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value ?? DBNull.Value;
        }

        return command;
    }
}

internal enum SqliteDurability
{
    /// <summary>The end of the process. A loss of power may undo it, but never without undoing what came after it too.</summary>
    Process,

    /// <summary>A loss of power as well, at the price of waiting for the disk.</summary>
    Power,
}
