using Bot.DirectLine.Conversations;
using Bot.Testing;
using Bot.Testing.Redis;
using CsCheck;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What every store of conversations promises.</summary>
public abstract class DirectLineStoreContract : IAsyncLifetime
{
    private const int Many = 1000;

    /// <summary>Long enough for a few calls, short enough to be waited for.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    protected IDirectLineStore Store { get; private set; } = null!;

    protected abstract TimeProvider Time { get; }

    /// <summary>A conversation of this test's own.</summary>
    protected string Id { get; } = Guid.NewGuid().ToString("n");

    public virtual async Task InitializeAsync() => Store = await OpenAsync();

    public abstract Task DisposeAsync();

    [ContractFact]
    public Task Calls_InAnyOrder_DoWhatASimpleStoreDoes() =>
        DirectLineStoreModel.Calls.SampleAsync(calls => new DirectLineStoreModel(Store, Time).RunAsync(calls), iter: 200, threads: 1);

    [ContractFact]
    public async Task Start_NewConversation_IsFoundAsItWasStarted()
    {
        var at = Time.GetUtcNow();

        Assert.True(await Store.TryStartAsync(new Conversation(Id, "dl_user", "es-MX", at), Activity("opening"), default));

        var found = await Store.FindAsync(Id, default);
        Assert.Equal(("dl_user", "es-MX", at.ToUnixTimeMilliseconds()), (found!.UserId, found.Locale, found.StartedAt.ToUnixTimeMilliseconds()));
    }

    [ContractFact]
    public async Task Start_WithoutLocale_HasNone()
    {
        await StartAsync();

        Assert.Null((await Store.FindAsync(Id, default))!.Locale);
    }

    [ContractFact]
    public async Task Start_ByManyAtOnce_SucceedsOnce()
    {
        var started = await AtOnceAsync(16, i => Store.TryStartAsync(new Conversation(Id, $"dl_{i}", null, Time.GetUtcNow()), Activity($"{i}"), default));

        var winner = Assert.Single(Enumerable.Range(0, 16), i => started[i]);
        Assert.Equal($"dl_{winner}", (await Store.FindAsync(Id, default))!.UserId);
        Assert.Equal($"{winner}", (await Store.BeginTurnAsync(Id, Long, default))!.Payload);
    }

    [ContractFact]
    public async Task Start_Opening_IsATurnThatNobodyReads()
    {
        await StartAsync(isOpening: true);

        Assert.Empty(await PayloadsAsync());
        Assert.Equal((0, "opening"), await Store.BeginTurnAsync(Id, Long, default) is { } turn ? (turn.Sequence, turn.Payload) : default);
    }

    [ContractFact]
    public async Task Count_FollowsStartAndDelete()
    {
        var before = await Store.CountAsync(default);
        await StartAsync();
        var during = await Store.CountAsync(default);
        await Store.DeleteAsync(Id, default);

        Assert.Equal((before + 1, before), (during, await Store.CountAsync(default)));
    }

    [ContractFact]
    public async Task Post_SameClientIdByManyAtOnce_IsAppendedOnce()
    {
        await StartAsync();

        var results = await AtOnceAsync(16, i => Store.PostAsync(Id, Activity($"{i}", clientId: "c1"), Many, default));

        var winner = Assert.Single(results, result => result.Status == PostStatus.Appended);
        Assert.All(results, result => Assert.Equal(winner.Id, result.Id));
        Assert.Single(await PayloadsAsync());
    }

    [ContractFact]
    public async Task Post_ByManyAtOnceWhileTurnsAreClosed_LeavesNoGapAndNoDouble()
    {
        const int Writers = 8;
        const int Each = 20;
        await StartAsync();

        await AtOnceAsync(Writers, async writer =>
        {
            for (var i = 0; i < Each; i++)
            {
                await Store.PostAsync(Id, Activity($"{writer}:{i}", clientId: $"{writer}:{i}"), Many, default);
                await TryAnswerAsync();
            }

            return true;
        });
        while (await TryAnswerAsync())
        {
        }

        var all = await Store.ReadAsync(Id, 0, Many, default);
        Assert.Equal(Enumerable.Range(1, 2 * Writers * Each).Select(i => (long)i), all!.Select(activity => activity.Sequence));
        Assert.Equal(2 * Writers * Each, all!.Select(activity => activity.Payload).Distinct().Count());
        for (var writer = 0; writer < Writers; writer++)
        {
            Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{writer}:{i}"), all!.Select(activity => activity.Payload).Where(p => p.StartsWith($"{writer}:", StringComparison.Ordinal)));
        }
    }

    [ContractFact]
    public async Task Begin_ByManyAtOnce_IsGivenToOne()
    {
        await StartAsync();
        await PostAsync("a");

        var turns = await AtOnceAsync(16, _ => Store.BeginTurnAsync(Id, Long, default));

        Assert.Single(turns, turn => turn is not null);
    }

    [ContractFact]
    public async Task End_AfterAnotherTookTheTurnOver_ChangesNothing()
    {
        await StartAsync();
        await PostAsync("a");
        var stale = await Store.BeginTurnAsync(Id, Brief, default);
        OpenTurn? taken = null;
        await EventuallyAsync(async () => (taken = await Store.BeginTurnAsync(Id, Long, default)) is not null);

        Assert.False(await Store.EndTurnAsync(stale!, ["stale"], new HistoryLimit(Many), default));
        var before = await PayloadsAsync();
        Assert.True(await Store.EndTurnAsync(taken!, ["reply"], new HistoryLimit(Many), default));

        Assert.True(taken!.FencingToken > stale!.FencingToken);
        Assert.Equal((stale.Sequence, stale.Payload), (taken.Sequence, taken.Payload));
        Assert.Equal(["a"], before);
        Assert.Equal(["a", "reply"], await PayloadsAsync());
    }

    [ContractFact]
    public async Task FindAbandoned_TurnThatNobodyRuns_IsFoundUntilItIsRun()
    {
        await StartAsync();
        await PostAsync("a");
        await EventuallyAsync(async () => (await Store.FindAbandonedTurnsAsync(default)).Contains(Id));

        var turn = await Store.BeginTurnAsync(Id, Long, default);
        var running = await Store.FindAbandonedTurnsAsync(default);
        await Store.EndTurnAsync(turn!, ["reply"], new HistoryLimit(Many), default);

        Assert.DoesNotContain(Id, running);
        Assert.DoesNotContain(Id, await Store.FindAbandonedTurnsAsync(default));
    }

    [ContractFact]
    public async Task FindAbandoned_TurnWhoseLeaseEnded_IsFound()
    {
        await StartAsync();
        await PostAsync("a");
        await Store.BeginTurnAsync(Id, Brief, default);

        await EventuallyAsync(async () => (await Store.FindAbandonedTurnsAsync(default)).Contains(Id));
    }

    [ContractFact]
    public async Task FindAbandoned_TurnOpenedLongAfterAnotherWasClosed_IsFound()
    {
        await StartAsync();
        await EventuallyAsync(async () => !(await Store.FindAbandonedTurnsAsync(default)).Contains(Id));
        await PostAsync("a");

        await EventuallyAsync(async () => (await Store.FindAbandonedTurnsAsync(default)).Contains(Id));
    }

    [ContractFact]
    public async Task Delete_LeavesNothing()
    {
        await StartAsync(isOpening: true);
        await Store.PostAsync(Id, Activity("a", clientId: "c1"), Many, default);
        await Store.DeleteAsync(Id, default);

        Assert.Null(await Store.FindAsync(Id, default));
        Assert.Null(await Store.ReadAsync(Id, 0, Many, default));
        Assert.Null(await Store.BeginTurnAsync(Id, Long, default));
        Assert.DoesNotContain(Id, await Store.FindAbandonedTurnsAsync(default));
        await StartAsync();
        Assert.Equal(PostStatus.Appended, (await Store.PostAsync(Id, Activity("b", clientId: "c1"), Many, default)).Status);
        Assert.Equal([new StoredActivity(1, "b")], (await Store.ReadAsync(Id, 0, Many, default))!);
    }

    [ContractFact]
    public async Task End_BeyondTheBytesKept_DropsTheOldest()
    {
        await StartAsync();
        for (var n = 0; n < 6; n++)
        {
            await PostAsync($"{n}{new string('x', 1000)}");
            Assert.True(await Store.EndTurnAsync((await Store.BeginTurnAsync(Id, Long, default))!, [$"reply {n}"], new HistoryLimit(Many, Bytes: 3100), default));
        }

        Assert.Equal(["r", "3", "r", "4", "r", "5", "r"], (await PayloadsAsync()).Select(payload => payload[..1]));
    }

    [ContractFact]
    public async Task Read_LargeActivities_ComeInPages()
    {
        await StartAsync();
        for (var n = 0; n < 6; n++)
        {
            await PostAsync($"{n}{new string('x', 100_000)}");
        }

        var page = await Store.ReadAsync(Id, 0, Many, default);
        Assert.Equal(2, page!.Count);
        Assert.Equal(["2", "3"], (await Store.ReadAsync(Id, page[^1].Sequence, Many, default))!.Select(activity => activity.Payload[..1]));
    }

    [ContractFact]
    public async Task Post_ToNoConversation_LeavesNoTrace()
    {
        var before = await Store.CountAsync(default);

        Assert.Equal(PostStatus.NoConversation, (await Store.PostAsync(Id, Activity("a"), Many, default)).Status);

        Assert.Equal(before, await Store.CountAsync(default));
    }

    [ContractFact]
    public async Task Delete_UnknownConversation_IsNoFault() => await Store.DeleteAsync(Id, default);

    [ContractFact]
    public async Task DeleteIdle_TakesOnlyWhatWasNotUsedSince()
    {
        var other = Id + "-other";
        await StartAsync();
        await StartAsync(other);
        await PassAsync();
        var since = Time.GetUtcNow();
        await PassAsync();
        await Store.PostAsync(other, Activity("a") with { At = Time.GetUtcNow() }, Many, default);

        // A store with a clock of its own is a moment behind ours.
        await EventuallyAsync(async () => await Store.DeleteIdleAsync(since, default) >= 1);

        Assert.Null(await Store.FindAsync(Id, default));
        Assert.NotNull(await Store.FindAsync(other, default));
    }

    [ContractFact]
    public async Task Redeem_SecondTime_IsRefusedUntilItIsForgotten()
    {
        Assert.True(await Store.TryRedeemAsync(Id, Brief, default));
        Assert.False(await Store.TryRedeemAsync(Id, Brief, default));

        await EventuallyAsync(() => Store.TryRedeemAsync(Id, Brief, default));
    }

    [ContractFact]
    public async Task Redeem_ByManyAtOnce_SucceedsOnce()
    {
        var redeemed = await AtOnceAsync(16, _ => Store.TryRedeemAsync(Id, Long, default));

        Assert.Single(redeemed, won => won);
    }

    [ContractFact]
    public async Task Take_MoreThanAtOnce_HasToWaitForTheRefill()
    {
        var allowance = new RateLimit(3, 120);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(TimeSpan.Zero, await Store.TakeAsync(Id, allowance, default));
        }

        var wait = await Store.TakeAsync(Id, allowance, default);

        Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(501));
        Assert.Equal(TimeSpan.Zero, await Store.TakeAsync(Id + "-other", allowance, default));
        await EventuallyAsync(async () => await Store.TakeAsync(Id, allowance, default) == TimeSpan.Zero);
    }

    [ContractFact]
    public async Task Take_ByManyAtOnce_GivesNoMoreThanThereIs()
    {
        var waits = await AtOnceAsync(32, _ => Store.TakeAsync(Id, new RateLimit(5, 1), default));

        Assert.Equal(5, waits.Count(wait => wait == TimeSpan.Zero));
    }

    [ContractFact]
    public async Task Secret_ProposedByManyAtOnce_IsTheSameForAll()
    {
        var secrets = await AtOnceAsync(16, i => Store.GetOrAddSecretAsync([0, 255, (byte)i], default));

        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
        Assert.Equal(3, secrets[0].Length);
    }

    [ContractFact]
    public async Task Watch_IsToldOfPostsAndRepliesUntilDisposedOf()
    {
        await StartAsync(isOpening: true);
        using var told = new SemaphoreSlim(0);
        var watch = Store.Watch(Id, () => told.Release());
        await AnswerAsync(keep: Many, "greeting");
        Assert.True(await told.WaitAsync(Limits.Hang));
        await PostAsync("a");
        Assert.True(await told.WaitAsync(Limits.Hang));

        watch.Dispose();
        using var others = new SemaphoreSlim(0);
        using var last = Store.Watch(Id, () => others.Release());
        await PostAsync("b");

        Assert.True(await others.WaitAsync(Limits.Hang));
        Assert.Equal(0, told.CurrentCount);
    }

    [ContractFact]
    public async Task Watch_OfAnotherConversation_IsNotTold()
    {
        await StartAsync(isOpening: true);
        var mine = 0;
        using var others = new SemaphoreSlim(0);
        using var watch = Store.Watch(Id + "-other", () => Interlocked.Increment(ref mine));
        using var other = Store.Watch(Id, () => others.Release());

        await PostAsync("a");

        Assert.True(await others.WaitAsync(Limits.Hang));
        Assert.Equal(0, Volatile.Read(ref mine));
    }

    [ContractFact]
    public async Task Keys_WithAnyCharacters_AreKeptApart()
    {
        string[] odd = ["é😀\u202e", "a'b\"c;--", "100%_*?[x]\\", "with\0nul", "with", "}", "{}", "{a}b", "a}b", "%7D", " ", "a\r\nb", new string('x', 1000), new string('x', 999)];
        foreach (var key in odd)
        {
            await StartAsync(Id + key);
            await Store.PostAsync(Id + key, Activity(key, clientId: key), Many, default);
            Assert.True(await Store.TryRedeemAsync(Id + key, Long, default));
        }

        foreach (var key in odd)
        {
            Assert.Equal([new StoredActivity(1, key)], (await Store.ReadAsync(Id + key, 0, Many, default))!);
            Assert.Equal(key, (await Store.BeginTurnAsync(Id + key, Long, default))!.Payload);
            Assert.Equal(PostStatus.Repeated, (await Store.PostAsync(Id + key, Activity("", clientId: key), Many, default)).Status);
        }
    }

    [ContractFact]
    public async Task Call_CanceledBeforehand_ChangesNothing()
    {
        await StartAsync();
        using var canceled = new CancellationTokenSource();
        await canceled.CancelAsync();

        var fault = await Record.ExceptionAsync(() => Store.PostAsync(Id, Activity("a"), Many, canceled.Token));

        Assert.Equal(fault is null ? ["a"] : [], await PayloadsAsync());
        Assert.True(fault is null or OperationCanceledException);
    }

    protected abstract Task<IDirectLineStore> OpenAsync();

    /// <summary>Lets a little time go by.</summary>
    protected abstract Task PassAsync();

    protected NewActivity Activity(string payload, string? clientId = null) => new(Guid.NewGuid().ToString("n"), clientId, payload, Time.GetUtcNow());

    /// <summary>Starts a conversation, and closes its opening turn unless that is what the test is about.</summary>
    protected async Task StartAsync(string? id = null, bool isOpening = false)
    {
        id ??= Id;
        Assert.True(await Store.TryStartAsync(new Conversation(id, "dl_user", null, Time.GetUtcNow()), Activity("opening"), default));
        if (!isOpening)
        {
            await Store.EndTurnAsync((await Store.BeginTurnAsync(id, Long, default))!, [], new HistoryLimit(Many), default);
        }
    }

    protected async Task PostAsync(string payload) =>
        Assert.Equal(PostStatus.Appended, (await Store.PostAsync(Id, Activity(payload), Many, default)).Status);

    protected async Task AnswerAsync(int keep, params string[] replies) =>
        Assert.True(await Store.EndTurnAsync((await Store.BeginTurnAsync(Id, Long, default))!, replies, new HistoryLimit(keep), default));

    protected async Task<IEnumerable<string>> PayloadsAsync() => (await Store.ReadAsync(Id, 0, Many, default))!.Select(activity => activity.Payload);

    protected async Task EventuallyAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(Limits.Hang);
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await PassAsync();
        }
    }

    private static Task<T[]> AtOnceAsync<T>(int count, Func<int, Task<T>> call) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => call(i)))).WaitAsync(Limits.Hang);

    private async Task<bool> TryAnswerAsync() =>
        await Store.BeginTurnAsync(Id, Long, default) is { } turn && await Store.EndTurnAsync(turn, [$"reply to {turn.Payload}"], new HistoryLimit(Many), default);
}
