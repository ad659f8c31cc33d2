using Bot.Stores;
using Bot.Stores.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class SqliteBotStateTests : BotStateContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly SqliteFolder _folder = new();
    private SqliteDatabase? _database;

    public override Task DisposeAsync()
    {
        _database?.Dispose();
        _folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Reopened_HasWhatWasWrittenAndItsVersion()
    {
        await WriteAsync(Note("a"));
        var before = await ReadAsync();
        _database!.Dispose();

        await InitializeAsync();

        var after = await ReadAsync();
        Assert.Equal((before.GreetedIn, before.ETag), (after.GreetedIn, after.ETag));
    }

    [Fact]
    public async Task Delete_LeavesNoTraceInTheFiles()
    {
        await WriteAsync(Note("zebrafinch"));
        Assert.True(_folder.Contains("zebrafinch"));

        await Storage.DeleteAsync(["note"]);

        Assert.False(_folder.Contains("zebrafinch"));
    }

    private protected override Task<IBotStateStore> OpenAsync()
    {
        _database = _folder.Open(_time);
        return Task.FromResult<IBotStateStore>(new SqliteBotState(_database, _time));
    }

    protected override Task AgeAsync()
    {
        _time.Advance(TimeSpan.FromHours(25));
        return Task.CompletedTask;
    }

    protected override Task DeleteIdleAsync() => Storage.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
}
