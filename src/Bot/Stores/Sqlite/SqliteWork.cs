namespace Bot.Stores.Sqlite;

/// <summary>A piece of work with a result. It can be run again when the transaction it was part of has failed.</summary>
internal sealed class SqliteWork<T>(Func<SqliteSession, T> work, SqliteSafety safety, CancellationToken cancellationToken) : SqliteJob
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _isCanceled;

    public Task<T> Done => _done.Task;

    public override SqliteSafety Safety => safety;

    public override void Run(SqliteSession session)
    {
        // Whoever has stopped waiting before it began is told that nothing has happened, and nothing has.
        _isCanceled = cancellationToken.IsCancellationRequested;
        _result = _isCanceled ? default : work(session);
    }

    public override void Complete()
    {
        if (_isCanceled)
        {
            _done.TrySetCanceled(cancellationToken);
        }
        else
        {
            _done.TrySetResult(_result!);
        }
    }

    public override void Fail(Exception fault) => _done.TrySetException(fault);
}
