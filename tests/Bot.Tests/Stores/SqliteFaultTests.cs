using Bot.DirectLine.Conversations;
using Bot.Stores;
using Bot.Stores.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>Disks that are full, files that are damaged or belong to somebody else.</summary>
public sealed class SqliteFaultTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly SqliteFolder _folder = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task FullDisk_FailsTheWriteAndKeepsWhatWasThere()
    {
        using var database = _folder.Open(_time, maxSize: 1024 * 1024);
        var store = new SqliteDirectLineStore(database, _time);
        Assert.True(await StartAsync(store, "first", size: 100));

        var fault = await Assert.ThrowsAsync<SqliteException>(() => StartAsync(store, "large", size: 2 * 1024 * 1024));

        Assert.Equal("store-full", SqliteFaults.Reason(fault));
        Assert.Null(await store.FindAsync("large", default));
        Assert.NotNull(await store.FindAsync("first", default));
        Assert.True(await StartAsync(store, "small", size: 100));
    }

    [Fact]
    public async Task FullDisk_OneOfManyAtOnceIsToBlame_TheOthersAreKept()
    {
        using var database = _folder.Open(_time, maxSize: 1024 * 1024);
        var store = new SqliteDirectLineStore(database, _time);

        var faults = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Record.ExceptionAsync(() => StartAsync(store, $"{i}", size: i == 20 ? 2 * 1024 * 1024 : 100))));

        Assert.Equal([20], Enumerable.Range(0, 40).Where(i => faults[i] is not null));
        Assert.Equal(39, await store.CountAsync(default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(4096 * 3)]
    public async Task DamagedFile_IsSetAsideAndANewOneBegun(int from)
    {
        await FillAsync();
        var damaged = Damage(from);

        using var database = _folder.Open(_time);
        var store = new SqliteDirectLineStore(database, _time);
        Assert.True(await StartAsync(store, "new", size: 100));

        Assert.Equal(1, await store.CountAsync(default));
        var aside = Assert.Single(Directory.EnumerateFiles(_folder.Path, "bot.db.damaged-*Z"));
        Assert.Equal(damaged, await File.ReadAllBytesAsync(aside));
    }

    [Fact]
    public async Task FullFile_GivesItsRoomBackWhenConversationsAreForgotten()
    {
        using var database = _folder.Open(_time);
        var store = new SqliteDirectLineStore(database, _time);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(await StartAsync(store, $"{i}", size: 100_000));
        }

        _time.Advance(TimeSpan.FromHours(25));
        await store.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);

        Assert.InRange(new FileInfo(Path.Combine(_folder.Path, "bot.db")).Length, 1, 400_000);
    }

    [Fact]
    public async Task DamagedFile_IsRemovedAfterTheRetention()
    {
        await FillAsync();
        Damage(from: 0);
        using var database = _folder.Open(_time);
        var store = new SqliteDirectLineStore(database, _time);
        await StartAsync(store, "new", size: 100);
        IEnumerable<string> Aside() => Directory.EnumerateFiles(_folder.Path, "bot.db.damaged-*");

        _time.Advance(TimeSpan.FromHours(23));
        await store.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
        Assert.NotEmpty(Aside());
        _time.Advance(TimeSpan.FromHours(2));
        await store.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);

        Assert.Empty(Aside());
    }

    [Fact]
    public async Task FileDamagedWhileInUse_IsSetAsideAndANewOneBegun()
    {
        await FillAsync();
        using var database = _folder.Open(_time);
        var store = new SqliteDirectLineStore(database, _time);
        Assert.NotNull(await store.FindAsync("0", default));
        Damage(from: 4096);

        var faults = 0;
        for (var i = 0; i < 60; i++)
        {
            faults += await Record.ExceptionAsync(() => store.ReadAsync($"{i}", 0, 10, default)) is null ? 0 : 1;
        }

        await Record.ExceptionAsync(() => StartAsync(store, "noticed", size: 100));
        Assert.True(await StartAsync(store, "new", size: 100));
        Assert.True(faults > 0);
        Assert.NotNull(await store.FindAsync("new", default));
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "bot.db.damaged-*Z"));
    }

    [Fact]
    public async Task FolderOfAnotherProcess_IsRefusedWithTheRemedy()
    {
        using var mine = _folder.Open(_time);
        await mine.OpenAsync(default);
        using var other = _folder.Open(_time);

        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => other.OpenAsync(default));

        Assert.Contains("Store:DataFolder is used by another process", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfTheFirstVersion_KeepsItsChatsAndForgetsWhatWasRememberedOfThem()
    {
        await FillAsync();
        Execute("""
            DROP TABLE state;
            CREATE TABLE state (key TEXT PRIMARY KEY, type TEXT NOT NULL, json TEXT NOT NULL, etag TEXT NOT NULL, written_at INTEGER NOT NULL);
            CREATE INDEX state_written ON state (written_at);
            INSERT INTO state VALUES ('a', 'System.Object', '{}', '1', 0);
            UPDATE schema SET version = 1;
            """);

        using var database = _folder.Open(_time);
        var state = new SqliteBotState(database, _time);
        await state.WriteAsync(new Dictionary<string, object> { ["b"] = new ConversationRecord() });

        Assert.NotNull(await new SqliteDirectLineStore(database, _time).FindAsync("0", default));
        Assert.Equal(["b"], (await state.ReadAsync(["a", "b"])).Keys);
    }

    [Fact]
    public async Task FileOfANewerProgram_IsRefusedAndLeftAlone()
    {
        await FillAsync();
        Execute("UPDATE schema SET version = 3");

        using var database = _folder.Open(_time);
        var fault = await Assert.ThrowsAsync<BotConfigurationException>(() => database.OpenAsync(default));

        Assert.Contains("version 3", fault.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*damaged*"));
    }

    [Fact]
    public async Task BlockedFolder_FailsUntilItIsFree()
    {
        var blocked = Path.Combine(_folder.Path, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        using var database = new SqliteDatabase(
            Microsoft.Extensions.Options.Options.Create(new StoreOptions { DataFolder = Path.Combine(blocked, "data") }),
            _time,
            Microsoft.Extensions.Logging.Abstractions.NullLogger<SqliteDatabase>.Instance);

        var fault = await Assert.ThrowsAnyAsync<IOException>(() => database.OpenAsync(default));
        File.Delete(blocked);
        await database.OpenAsync(default);

        Assert.Equal("store-failed", SqliteFaults.Reason(fault));
        Assert.True(File.Exists(Path.Combine(blocked, "data", SqliteFile.Name)));
    }

    // More than a connection keeps in its cache, so that it has to be read again.
    private async Task FillAsync()
    {
        using var database = _folder.Open(_time);
        var store = new SqliteDirectLineStore(database, _time);
        for (var i = 0; i < 60; i++)
        {
            await StartAsync(store, $"{i}", size: 100);
            await store.PostAsync($"{i}", Activity(100_000), 10, default);
        }
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private byte[] Damage(int from)
    {
        var content = File.ReadAllBytes(_folder.Database);
        new Random(7).NextBytes(content.AsSpan(from));
        using var file = new FileStream(_folder.Database, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Write(content);
        return content;
    }

    private Task<bool> StartAsync(SqliteDirectLineStore store, string id, int size) =>
        store.TryStartAsync(new Conversation(id, "dl_user", null, _time.GetUtcNow()), Activity(size), default);

    private NewActivity Activity(int size) => new(Guid.NewGuid().ToString("n"), null, new string('x', size), _time.GetUtcNow());
}
