using SQLitePCL;

namespace Bot.Stores.Sqlite;

/// <summary>
/// Writes, one transaction after the other. A caller who finds nobody writing does so himself, on his own thread: to
/// wake another one costs more than the commit. Whatever comes in meanwhile goes into the next transaction together,
/// so that many conversations share the wait for the disk; a thread of its own does that, so that nobody works for the
/// others for long.
/// </summary>
/// <param name="open">Opens the file; true when it was found to be damaged.</param>
/// <param name="logger">Told of what no caller is told of.</param>
internal sealed partial class SqliteWriter(Func<bool, SqliteSession> open, ILogger logger) : IDisposable
{
    private const int MaxBatch = 256;

    /// <summary>Pieces of work that may wait; more are refused, because their callers would give up before their turn came.</summary>
    private const int MaxWaiting = 10_000;

    private readonly Lock _gate = new();

    // Both guarded by the gate.
    private readonly Queue<SqliteJob> _waiting = new();
    private bool _isClosed;

    /// <summary>Held by whoever writes, and used by nobody else what follows.</summary>
    private readonly SemaphoreSlim _pen = new(1);
    private readonly List<SqliteJob> _batch = new(MaxBatch);
    private SqliteSession? _session;
    private bool _isDamaged;

    /// <summary>Runs a piece of work in a transaction; its result is there when it is as safe as was asked for.</summary>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, SqliteDurability safety, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var (result, isCanceled) = (default(T), false);
        var job = new SqliteJob(
            safety,
            session =>
            {
                // Whoever has stopped waiting before it began is told that nothing has happened, and nothing has.
                isCanceled = cancellationToken.IsCancellationRequested;
                result = isCanceled ? default : work(session);
            },
            () => _ = isCanceled ? done.TrySetCanceled(cancellationToken) : done.TrySetResult(result!),
            fault => done.TrySetException(fault));
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (!_pen.Wait(0, CancellationToken.None))
            {
                if (_waiting.Count == MaxWaiting)
                {
                    throw new IOException("Too much waits to be written.");
                }

                _waiting.Enqueue(job);
                return done.Task;
            }
        }

        RunBatch([job]);
        if (TakeBatch())
        {
            // Whoever was let in first goes on.
            _ = Task.Factory.StartNew(RunWaiting, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        return done.Task;
    }

    /// <summary>Writes what has come in, and ends.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        _pen.Wait();
        _session?.Dispose();
        _pen.Dispose();
    }

    private void RunWaiting()
    {
        do
        {
            RunBatch(_batch);
        }
        while (TakeBatch());
    }

    // False when nothing waits, and then nobody writes any more.
    private bool TakeBatch()
    {
        using var scope = _gate.EnterScope();
        _batch.Clear();
        while (_batch.Count < MaxBatch && _waiting.TryDequeue(out var job))
        {
            _batch.Add(job);
        }

        if (_batch.Count == 0)
        {
            _pen.Release();
        }

        return _batch.Count > 0;
    }

    private void RunBatch(List<SqliteJob> batch)
    {
        if (TryCommit(batch) is not { } fault)
        {
            foreach (var job in batch)
            {
                job.Complete();
            }
        }
        else if (batch.Count == 1)
        {
            batch[0].Fail(fault);
        }
        else
        {
            // One of them is to blame, and the others must not pay for it.
            foreach (var job in batch)
            {
                RunBatch([job]);
            }
        }
    }

    private Exception? TryCommit(List<SqliteJob> batch)
    {
        try
        {
            if (_session is null)
            {
                _session = open(_isDamaged);
                _isDamaged = false;
            }

            _session.Safety = batch.Max(job => job.Safety);
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var job in batch)
            {
                job.Run(_session);
            }

            _session.Execute("COMMIT");
            Erase(_session);
            return null;
        }
#pragma warning disable CA1031 // Every failure belongs to the caller whose work it was; the thread must go on.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            GiveUp(fault);
            return fault;
        }
    }

    // The log still holds what was deleted until it is emptied. What was committed stays committed if that fails.
    private void Erase(SqliteSession session)
    {
        try
        {
            session.IsErasureDue = session.IsErasureDue && session.Scalar<long>("PRAGMA wal_checkpoint(TRUNCATE)") != 0;
        }
        catch (SqliteException fault)
        {
            LogErasure(fault.SqliteErrorCode);
        }
    }

    private void GiveUp(Exception fault)
    {
        var isUsable = fault is not SqliteException { SqliteErrorCode: not (raw.SQLITE_FULL or raw.SQLITE_CONSTRAINT or raw.SQLITE_BUSY) };
        try
        {
            _session?.Execute("ROLLBACK");
        }
        catch (SqliteException rollback)
        {
            // Some failures end the transaction by themselves; if this one has not, the session is beyond use.
            LogRollback(rollback.SqliteErrorCode);
            isUsable = false;
        }

        _isDamaged |= SqliteFaults.IsDamage(fault);
        if (!isUsable)
        {
            _session?.Dispose();
            _session = null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was deleted is still in the write-ahead log (SQLite error {Code}); it is tried again with the next write.")]
    private partial void LogErasure(int code);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Nothing was left to roll back (SQLite error {Code}).")]
    private partial void LogRollback(int code);
}

/// <summary>A piece of work that waits for the writer. It can be run again when the transaction it was part of has failed.</summary>
internal sealed record SqliteJob(SqliteDurability Safety, Action<SqliteSession> Run, Action Complete, Action<Exception> Fail);
