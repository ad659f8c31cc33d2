using Bot.DirectLine.Conversations;
using Bot.Stores.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class SqliteDirectLineStoreTests : DirectLineStoreContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly SqliteFolder _folder = new();
    private SqliteDatabase? _database;

    protected override TimeProvider Time => _time;

    public override Task DisposeAsync()
    {
        _database?.Dispose();
        _folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Reopened_HasEverything()
    {
        await StartAsync();
        await Store.PostAsync(Id, Activity("a", clientId: "c1"), 10, default);
        await AnswerAsync(keep: 10, "reply");
        await PostAsync("open");
        await Store.TryRedeemAsync("ticket", TimeSpan.FromMinutes(1), default);
        var secret = await Store.GetOrAddSecretAsync([1, 2, 3], default);

        var again = await ReopenAsync();

        Assert.Equal([new(1, "a"), new(2, "reply"), new StoredActivity(3, "open")], (await again.ReadAsync(Id, 0, 10, default))!);
        Assert.Equal(PostStatus.Repeated, (await again.PostAsync(Id, Activity("a", clientId: "c1"), 10, default)).Status);
        Assert.False(await again.TryRedeemAsync("ticket", TimeSpan.FromMinutes(1), default));
        Assert.Equal(secret, await again.GetOrAddSecretAsync([4], default));
        Assert.Equal(1, await again.CountAsync(default));
    }

    [Fact]
    public async Task Reopened_InTheMiddleOfATurn_GivesItOutAtOnceAndToNobodyElse()
    {
        await StartAsync();
        await PostAsync("a");
        var cut = await Store.BeginTurnAsync(Id, TimeSpan.FromHours(1), default);

        var again = await ReopenAsync();
        var abandoned = await again.FindAbandonedTurnsAsync(default);
        var turn = await again.BeginTurnAsync(Id, TimeSpan.FromHours(1), default);

        Assert.Equal([Id], abandoned);
        Assert.True(turn!.FencingToken > cut!.FencingToken);
        Assert.False(await again.EndTurnAsync(cut, ["stale"], new HistoryLimit(10), default));
        Assert.True(await again.EndTurnAsync(turn, ["reply"], new HistoryLimit(10), default));
    }

    [Fact]
    public async Task Delete_LeavesNoTraceInTheFiles()
    {
        await StartAsync();
        await PostAsync("zebrafinch");
        Assert.True(_folder.Contains("zebrafinch"));

        await Store.DeleteAsync(Id, default);

        Assert.False(_folder.Contains("zebrafinch"));
        Assert.False(_folder.Contains(Id));
    }

    [Fact]
    public async Task End_KeepingOnlyTheReplies_LeavesNoTraceInTheFiles()
    {
        await StartAsync();
        await PostAsync("zebrafinch");

        await AnswerAsync(keep: 1, "forgotten");

        Assert.False(_folder.Contains("zebrafinch"));
        Assert.True(_folder.Contains("forgotten"));
    }

    [Fact]
    public async Task DeleteIdle_LeavesNoTraceInTheFiles()
    {
        await StartAsync();
        await PostAsync("zebrafinch");

        await Store.DeleteIdleAsync(_time.GetUtcNow() + TimeSpan.FromSeconds(1), default);

        Assert.False(_folder.Contains("zebrafinch"));
    }

    protected override Task<IDirectLineStore> OpenAsync()
    {
        _database = _folder.Open(_time);
        return Task.FromResult<IDirectLineStore>(new SqliteDirectLineStore(_database, _time));
    }

    protected override Task PassAsync()
    {
        _time.Advance(TimeSpan.FromMilliseconds(100));
        return Task.CompletedTask;
    }

    private Task<IDirectLineStore> ReopenAsync()
    {
        _database!.Dispose();
        return OpenAsync();
    }
}
