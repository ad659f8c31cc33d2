using Bot.Stores.Sqlite;
using Bot.Testing;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class SqliteWriterTests : IDisposable
{
    // What SQLite calls them.
    private const long Normal = 1;
    private const long Full = 2;

    private readonly SqliteFolder _folder = new();
    private readonly SqliteDatabase _database;

    public SqliteWriterTests() => _database = _folder.Open(TimeProvider.System);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Delete();
    }

    [Theory]
    [InlineData(SqliteDurability.Process, Normal)]
    [InlineData(SqliteDurability.Power, Full)]
    public async Task Write_WaitsForTheDiskOnlyWhenItMust(object safety, long expected)
    {
        await SynchronousAsync(SqliteDurability.Power);
        await SynchronousAsync(SqliteDurability.Process);

        Assert.Equal(expected, await SynchronousAsync((SqliteDurability)safety));
    }

    [Fact]
    public async Task Write_WhatHasComeTogether_IsAsSafeAsTheMostDemanding()
    {
        using var busy = await BusyAsync();
        var lenient = SynchronousAsync(SqliteDurability.Process);
        var demanding = SynchronousAsync(SqliteDurability.Power);

        busy.Release();

        Assert.Equal((Full, Full), (await lenient, await demanding));
    }

    [Fact]
    public async Task Write_OneOfThoseThatCameTogetherFails_TheOthersAreKept()
    {
        using var busy = await BusyAsync();
        List<Task<int>> writes = [.. Enumerable.Range(0, 20).Select(i => WriteAsync(i == 7 ? "NULL" : $"'{i}'"))];

        busy.Release();

        var faults = await Task.WhenAll(writes.Select(write => Record.ExceptionAsync(() => write)));
        Assert.Equal([7], Enumerable.Range(0, 20).Where(i => faults[i] is not null));
        Assert.Equal(19, await _database.ReadAsync(session => session.Scalar<long>("SELECT count(*) FROM ticket"), default));
    }

    [Fact]
    public async Task Write_CanceledWhileItWaits_ChangesNothing()
    {
        using var busy = await BusyAsync();
        using var patience = new CancellationTokenSource();
        var write = _database.WriteAsync(session => session.Execute("INSERT INTO ticket VALUES ('a', 0)"), patience.Token);
        await patience.CancelAsync();

        busy.Release();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => write);
        Assert.Equal(0, await _database.ReadAsync(session => session.Scalar<long>("SELECT count(*) FROM ticket"), default));
    }

    [Fact]
    public async Task Dispose_WritesWhatHasComeInAndRefusesMore()
    {
        var busy = await BusyAsync();
        var late = WriteAsync("'a'");
        var disposal = Task.Run(_database.Dispose);

        busy.Release();

        await disposal.WaitAsync(Limits.Hang);
        Assert.Equal(1, await late);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => WriteAsync("'b'"));
        busy.Dispose();
    }

    private Task<long> SynchronousAsync(SqliteDurability safety) =>
        _database.WriteAsync(session => session.Scalar<long>("PRAGMA synchronous"), safety, default);

    private Task<int> WriteAsync(string id) => _database.WriteAsync(session => session.Execute($"INSERT INTO ticket VALUES ({id}, 0)"), default);

    // Somebody who writes until told to stop, so that others must wait.
    private async Task<Busy> BusyAsync()
    {
        var busy = new Busy();
        busy.Start(_database);
        await busy.Began;
        return busy;
    }

    private sealed class Busy : IDisposable
    {
        private readonly ManualResetEventSlim _released = new();
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Task _write = Task.CompletedTask;

        public Task Began => _began.Task;

        public void Start(SqliteDatabase database) => _write = Task.Run(() => database.WriteAsync(
            _ =>
            {
                _began.TrySetResult();
                return _released.Wait(Limits.Hang);
            },
            default));

        public void Release() => _released.Set();

        public void Dispose()
        {
            Release();
            _write.Wait(Limits.Hang);
            _released.Dispose();
        }
    }
}
