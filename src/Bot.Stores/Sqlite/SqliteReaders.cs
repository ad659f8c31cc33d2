using System.Collections.Concurrent;

namespace Bot.Stores.Sqlite;

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
