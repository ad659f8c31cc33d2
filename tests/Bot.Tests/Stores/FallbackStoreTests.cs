using Bot.DirectLine.Conversations;
using Bot.Stores.Faults;
using Bot.Stores.Sqlite;
using Bot.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What becomes of conversations while their store fails, and afterwards.</summary>
public sealed class FallbackStoreTests : IAsyncLifetime
{
    private const string Id = "conversation";

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly SqliteFolder _folder = new();
    private readonly SqliteDatabase _database;
    private readonly IDirectLineStore _kept;
    private readonly FailingStore _disk;
    private readonly MemoryDirectLineStore _memory;
    private StoreCircuitBreaker? _health;

    public FallbackStoreTests()
    {
        _database = _folder.Open(_time);
        (_kept, _disk) = FailingStore.Around(new SqliteDirectLineStore(_database, _time));
        _memory = new MemoryDirectLineStore(_time);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        _database.Dispose();
        _folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Post_WhileTheStoreFails_IsAnsweredAndThenForgotten()
    {
        var store = await StartedAsync();
        await SayAsync(store, "before", "reply 1");

        _disk.IsFailing = true;
        var seen = (await store.ReadAsync(Id, 0, 10, default))!;
        await SayAsync(store, "during", "reply 2");
        var during = (await store.ReadAsync(Id, 2, 10, default))!;
        Assert.Empty((await store.ReadAsync(Id, during[^1].Sequence, 10, default))!);
        await RecoverAsync(store);
        await SayAsync(store, "after", "reply 3");

        Assert.Empty(seen);
        Assert.Equal(["during", "reply 2"], during.Select(activity => activity.Payload));
        Assert.Equal(["before", "reply 1", "after", "reply 3"], (await _kept.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
        Assert.False(_memory.Holds(Id));
    }

    [Fact]
    public async Task Read_WithAWatermarkOfMemory_BeginsAnewInTheStore()
    {
        var store = await StartedAsync();
        await SayAsync(store, "before", "reply 1");
        _disk.IsFailing = true;
        await SayAsync(store, "during", "reply 2");
        var watermark = (await store.ReadAsync(Id, 2, 10, default))![^1].Sequence;
        Assert.Empty((await store.ReadAsync(Id, watermark, 10, default))!);

        await RecoverAsync(store);
        var again = (await store.ReadAsync(Id, watermark, 10, default))!;

        Assert.Equal(["before", "reply 1"], again.Select(activity => activity.Payload));
        Assert.Empty((await store.ReadAsync(Id, again[^1].Sequence, 10, default))!);
    }

    [Fact]
    public async Task Reply_ThatNobodyHasReadYet_StaysInMemoryForAMinute()
    {
        var store = await StartedAsync();
        _disk.IsFailing = true;
        await SayAsync(store, "during", "reply");

        await RecoverAsync(store);
        Assert.Equal(["during", "reply"], (await store.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
        _time.Advance(TimeSpan.FromSeconds(61));
        await store.RecoverAsync(default);

        Assert.Empty((await store.ReadAsync(Id, 0, 10, default))!);
    }

    [Fact]
    public async Task Turn_OpenInMemoryWhenTheStoreIsBack_IsStillAnswered()
    {
        var store = await StartedAsync();
        _disk.IsFailing = true;
        await PostAsync(store, "during");
        var turn = await store.BeginTurnAsync(Id, Lease, default);
        await RecoverAsync(store);
        _time.Advance(TimeSpan.FromSeconds(30));
        await store.RecoverAsync(default);

        Assert.True(await store.EndTurnAsync(turn!, ["reply"], new HistoryLimit(10), default));

        Assert.Equal(["during", "reply"], (await store.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
    }

    [Fact]
    public async Task End_WhileTheStoreFails_ShowsTheRepliesAndTheTurnIsRunAgain()
    {
        var store = await StartedAsync();
        await PostAsync(store, "before");
        var turn = await store.BeginTurnAsync(Id, Lease, default);

        _disk.IsFailing = true;
        await store.EndTurnAsync(turn!, ["reply"], new HistoryLimit(10), default);
        var during = (await store.ReadAsync(Id, 1, 10, default))!;
        await store.ReadAsync(Id, during[^1].Sequence, 10, default);
        Assert.Null(await store.BeginTurnAsync(Id, Lease, default));
        await RecoverAsync(store);
        _time.Advance(2 * Lease);

        Assert.Equal(["reply"], during.Select(activity => activity.Payload));
        Assert.Equal([Id], await store.FindAbandonedTurnsAsync(default));
        Assert.True(await store.EndTurnAsync((await store.BeginTurnAsync(Id, Lease, default))!, ["reply"], new HistoryLimit(10), default));
        Assert.Equal(["before", "reply"], (await _kept.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
    }

    [Fact]
    public async Task Start_WhileTheStoreFails_IsForgottenAfterwards()
    {
        var store = Store();
        _disk.IsFailing = true;
        Assert.True(await store.TryStartAsync(new Conversation(Id, "dl_user", "es", _time.GetUtcNow()), Activity("opening"), default));
        await store.EndTurnAsync((await store.BeginTurnAsync(Id, Lease, default))!, ["greeting"], new HistoryLimit(10), default);
        Assert.Equal(["greeting"], (await store.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
        await store.ReadAsync(Id, 1, 10, default);

        await RecoverAsync(store);

        Assert.Null(await store.FindAsync(Id, default));
        Assert.Equal(PostStatus.NoConversation, (await store.PostAsync(Id, Activity("a"), 10, default)).Status);
    }

    [Fact]
    public async Task Forget_WhileTheStoreFails_IsCaughtUpWith()
    {
        var store = await StartedAsync();
        await SayAsync(store, "zebrafinch", "reply");

        _disk.IsFailing = true;
        await PostAsync(store, "forget me");
        await store.EndTurnAsync((await store.BeginTurnAsync(Id, Lease, default))!, ["forgotten"], new HistoryLimit(1, ForgetIds: true), default);
        await RecoverAsync(store);

        Assert.Null(await _kept.FindAsync(Id, default));
        Assert.False(_folder.Contains("zebrafinch"));
    }

    [Fact]
    public async Task Delete_WhileTheStoreFails_IsNotSaidToBeDone()
    {
        var store = await StartedAsync();
        _disk.IsFailing = true;

        await Assert.ThrowsAsync<SqliteException>(() => store.DeleteAsync(Id, default));
    }

    [Fact]
    public async Task Watch_IsToldWhenTheStoreIsBack()
    {
        var store = await StartedAsync();
        _disk.IsFailing = true;
        await store.CountAsync(default);
        var told = 0;
        using var watch = store.Watch(Id, () => told++);

        await RecoverAsync(store);

        Assert.Equal(1, told);
    }

    [Fact]
    public async Task FailingStore_IsLeftAloneForAWhile()
    {
        var store = await StartedAsync();
        _disk.IsFailing = true;
        await store.CountAsync(default);
        var calls = _disk.Calls;

        await store.CountAsync(default);
        var paused = _disk.Calls - calls;
        _time.Advance(TimeSpan.FromSeconds(6));
        await store.CountAsync(default);

        Assert.Equal((0, 1), (paused, _disk.Calls - calls));
        Assert.Equal("store-full", _health!.Reason);
    }

    [Fact]
    public async Task PatientStore_FailsItsCallersBeforeItGoesOnWithoutIt()
    {
        var store = Store(patience: TimeSpan.FromSeconds(15));
        await store.TryStartAsync(new Conversation(Id, "dl_user", null, _time.GetUtcNow()), Activity("opening"), default);
        _disk.IsFailing = true;

        await Assert.ThrowsAsync<SqliteException>(() => store.PostAsync(Id, Activity("a"), 10, default));
        _time.Advance(TimeSpan.FromSeconds(16));
        var later = await store.PostAsync(Id, Activity("a"), 10, default);

        Assert.Equal(PostStatus.Appended, later.Status);
    }

    [Fact]
    public async Task PatientStore_BackInTime_HasKeptNothingElsewhere()
    {
        var store = Store(patience: TimeSpan.FromSeconds(15));
        await store.TryStartAsync(new Conversation(Id, "dl_user", null, _time.GetUtcNow()), Activity("opening"), default);
        _disk.IsFailing = true;
        await Assert.ThrowsAsync<SqliteException>(() => store.PostAsync(Id, Activity("a"), 10, default));

        _disk.IsFailing = false;
        await store.PostAsync(Id, Activity("a"), 10, default);

        Assert.Null(_health!.Reason);
        Assert.False(_memory.Holds(Id));
    }

    [Fact]
    public async Task PatientStore_EndOfATurn_WaitsForItRatherThanLoseTheReplies()
    {
        var store = Store(patience: TimeSpan.FromSeconds(15));
        await store.TryStartAsync(new Conversation(Id, "dl_user", null, _time.GetUtcNow()), Activity("opening"), default);
        var turn = await store.BeginTurnAsync(Id, Lease, default);
        _disk.IsFailing = true;
        var ending = store.EndTurnAsync(turn!, ["greeting"], new HistoryLimit(10), default);
        Assert.False(ending.IsCompleted);

        _disk.IsFailing = false;
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await ending.WaitAsync(Limits.Hang));
        Assert.Equal(["greeting"], (await _kept.ReadAsync(Id, 0, 10, default))!.Select(activity => activity.Payload));
        Assert.False(_memory.Holds(Id));
    }

    [Fact]
    public async Task Secret_MadeWhileTheStoreFailed_IsKeptAfterwards()
    {
        var store = Store();
        _disk.IsFailing = true;
        var secret = await store.GetOrAddSecretAsync([1, 2, 3], default);

        await RecoverAsync(store);

        Assert.Equal(secret, await _kept.GetOrAddSecretAsync([4], default));
    }

    [Fact]
    public async Task Secret_OfAStoreThatReplicasShare_IsNeverMadeUp()
    {
        var store = Store(isShared: true);
        _disk.IsFailing = true;

        await Assert.ThrowsAsync<SqliteException>(() => store.GetOrAddSecretAsync([1], default));
    }

    private FallbackDirectLineStore Store(TimeSpan patience = default, bool isShared = false)
    {
        _health = new StoreCircuitBreaker(SqliteFaults.Reason, patience, _time, NullLogger<StoreCircuitBreaker>.Instance);
        return new(_kept, _memory, _health, new PendingDeletions(Path.Combine(_folder.Path, "bot.forget-chats"), NullLogger<PendingDeletions>.Instance), isShared, _time);
    }

    private async Task<FallbackDirectLineStore> StartedAsync()
    {
        var store = Store();
        await store.TryStartAsync(new Conversation(Id, "dl_user", null, _time.GetUtcNow()), Activity("opening"), default);
        await store.EndTurnAsync((await store.BeginTurnAsync(Id, Lease, default))!, [], new HistoryLimit(10), default);
        return store;
    }

    private async Task RecoverAsync(FallbackDirectLineStore store)
    {
        _disk.IsFailing = false;
        _time.Advance(TimeSpan.FromSeconds(6));
        await store.RecoverAsync(default);
        Assert.Null(_health!.Reason);
    }

    private async Task SayAsync(FallbackDirectLineStore store, string text, string reply)
    {
        await PostAsync(store, text);
        Assert.True(await store.EndTurnAsync((await store.BeginTurnAsync(Id, Lease, default))!, [reply], new HistoryLimit(10), default));
    }

    private async Task PostAsync(FallbackDirectLineStore store, string text) =>
        Assert.Equal(PostStatus.Appended, (await store.PostAsync(Id, Activity(text), 10, default)).Status);

    private NewActivity Activity(string payload) => new(Guid.NewGuid().ToString("n"), null, payload, _time.GetUtcNow());
}
