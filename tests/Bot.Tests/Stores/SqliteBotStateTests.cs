using Bot.Stores;
using Bot.Stores.Sqlite;
using Microsoft.Bot.Builder;
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
        await WriteAsync(new Note { Text = "a" });
        var before = await ReadAsync();
        _database!.Dispose();

        await InitializeAsync();

        var after = await ReadAsync();
        Assert.Equal((before.Text, before.ETag), (after.Text, after.ETag));
    }

    [Fact]
    public async Task Delete_LeavesNoTraceInTheFiles()
    {
        await WriteAsync(new Note { Text = "zebrafinch" });
        Assert.True(_folder.Contains("zebrafinch"));

        await Storage.DeleteAsync(["note"]);

        Assert.False(_folder.Contains("zebrafinch"));
    }

    protected override Task<IStorage> OpenAsync()
    {
        _database = _folder.Open(_time);
        return Task.FromResult<IStorage>(new SqliteBotState(_database, _time));
    }

    protected override Task AgeAsync()
    {
        _time.Advance(TimeSpan.FromHours(25));
        return Task.CompletedTask;
    }

    private protected override Task DeleteIdleAsync(IBotStateStore store) => store.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
}
