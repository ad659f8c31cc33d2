namespace Bot.Stores.Sqlite;

/// <summary>The database of this process: one writer, several readers, one file.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteWriter _writer;
    private readonly SqliteReaders _readers;
    private volatile bool _isOpen;
    private volatile bool _isSuspect;

    public SqliteDatabase(IOptions<StoreOptions> options, TimeProvider time, ILogger<SqliteDatabase> logger)
    {
        _file = new SqliteFile(options.Value.DataPath, options.Value.MaxSize, time, logger);
        _writer = new SqliteWriter(Open, logger);
        _readers = new SqliteReaders(_file.OpenToRead);
    }

    /// <summary>Counts how often the file was opened, at first and after damage: a counter that never turns back.</summary>
    public long Starts { get; private set; }

    public Task OpenAsync(CancellationToken cancellationToken) => WriteAsync(_ => true, cancellationToken);

    /// <summary>Runs work in a transaction that outlives a loss of power.</summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) => WriteAsync(work, SqliteDurability.Power, cancellationToken);

    public Task<T> WriteAsync<T>(Func<SqliteSession, T> work, SqliteDurability safety, CancellationToken cancellationToken) => _writer.RunAsync(
        // The writer opens the file anew after damage, which only readers may have seen so far.
        session => _isSuspect ? throw SqliteFaults.Damage() : work(session),
        safety,
        cancellationToken);

    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (!_isOpen || _isSuspect)
        {
            await OpenAsync(cancellationToken);
        }

        try
        {
            return await _readers.RunAsync(work, cancellationToken);
        }
        catch (Exception fault) when (SqliteFaults.IsDamage(fault))
        {
            // Whoever reads next finds it opened anew, however few write.
            _isSuspect = true;
            await Task.WhenAny(OpenAsync(cancellationToken));
            throw;
        }
    }

    public void RemoveDamaged(DateTimeOffset before) => _file.RemoveDamaged(before);

    /// <summary>What has become of the file while it was in use; null when nothing has, or it was not opened yet.</summary>
    public string? Problem => _isOpen ? _file.Problem : null;

    public void Dispose()
    {
        _writer.Dispose();
        _readers.Dispose();
        _file.Dispose();
    }

    private SqliteSession Open(bool isDamaged)
    {
        _isOpen = false;
        _readers.Clear();
        var session = _file.OpenToWrite(isDamaged);
        _isSuspect = false;
        Starts = session.Scalar<long>("UPDATE process SET starts = starts + 1 RETURNING starts");
        _isOpen = true;
        return session;
    }
}

/// <summary>Connections that read while the writer writes.</summary>
internal sealed class SqliteReaders(Func<SqliteSession> open) : IDisposable
{
    /// <summary>More would not make a machine's disk or cores faster.</summary>
    private const int MaxAtOnce = 8;

    private readonly SemaphoreSlim _slots = new(MaxAtOnce);
    private readonly ConcurrentBag<SqliteSession> _idle = [];

    public async Task<T> RunAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            var session = _idle.TryTake(out var idle) ? idle : open();
            try
            {
                var result = work(session);
                _idle.Add(session);
                return result;
            }
            catch
            {
                // What has failed once may be damaged, or belong to a file that was set aside.
                session.Dispose();
                Clear();
                throw;
            }
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Closes those that are idle, so that the next ones are opened on the file as it is now.</summary>
    public void Clear()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }

    public void Dispose()
    {
        Clear();
        _slots.Dispose();
    }
}
