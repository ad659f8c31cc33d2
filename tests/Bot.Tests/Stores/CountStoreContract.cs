using Bot.Stores.Counts;
using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What every store of counts promises.</summary>
public abstract class CountStoreContract : IAsyncLifetime
{
    private protected static readonly DateOnly Today = DateOnly.FromDateTime(DateTime.UtcNow);

    private protected ICountStore Counts { get; private set; } = null!;

    public async Task InitializeAsync() => Counts = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Add_SumsUpByDayNameAndLabel()
    {
        await Counts.AddAsync([new(Today, "a", "x|y", 2), new(Today, "a", "", 1), new(Today.AddDays(-3), "a", "x|y", 7)], default);
        await Counts.AddAsync([new(Today, "a", "x|y", 3)], default);

        Assert.Equal(
            [(Today, "", 1), (Today, "x|y", 5)],
            (await Counts.ReadAsync(Today.AddDays(-2), default)).OrderBy(c => c.Label, StringComparer.Ordinal).Select(c => (c.Day, c.Label, (int)c.Number)));
        Assert.Equal(13, (await Counts.ReadAsync(Today.AddDays(-3), default)).Sum(c => c.Number));
    }

    [ContractFact]
    public async Task Mark_HoldsOnceADay()
    {
        Assert.True(await Counts.MarkAsync(Today, "m", default));
        Assert.False(await Counts.MarkAsync(Today, "m", default));
        Assert.True(await Counts.MarkAsync(Today, "n", default));
        Assert.True(await Counts.MarkAsync(Today.AddDays(1), "m", default));
    }

    [ContractFact]
    public async Task Salt_IsOneForADay()
    {
        var salt = await Counts.SaltAsync(Today, default);

        Assert.Equal(32, salt.Length);
        Assert.Equal(salt, await Counts.SaltAsync(Today, default));
        Assert.NotEqual(salt, await Counts.SaltAsync(Today.AddDays(1), default));
    }

    [ContractFact]
    public async Task Delete_TakesOldCountsMarksAndSalts()
    {
        var salt = await Counts.SaltAsync(Today, default);
        await Counts.MarkAsync(Today, "m", default);
        await Counts.AddAsync([new(Today.AddDays(-91), "a", "", 1), new(Today, "a", "", 1)], default);

        await DeleteAsync(Today.AddDays(-90), Today.AddDays(1));

        Assert.Equal(1, (await Counts.ReadAsync(Today.AddDays(-100), default)).Sum(c => c.Number));
        Assert.NotEqual(salt, await Counts.SaltAsync(Today, default));
        Assert.True(await Counts.MarkAsync(Today, "m", default));
    }

    private protected abstract Task<ICountStore> OpenAsync();

    private protected virtual Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore) => Counts.DeleteAsync(countsBefore, marksBefore, default);
}

public sealed class MemoryCountsTests : CountStoreContract
{
    private protected override Task<ICountStore> OpenAsync() => Task.FromResult<ICountStore>(new MemoryCounts());
}

public sealed class SqliteCountsTests : CountStoreContract
{
    private readonly SqliteFolder _folder = new();
    private Bot.Stores.Sqlite.SqliteDatabase? _database;

    public override Task DisposeAsync()
    {
        _database?.Dispose();
        _folder.Delete();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Delete_LeavesNoTraceInTheFiles()
    {
        await Counts.AddAsync([new(Today.AddDays(-91), "review-x", "zebrafinch", 1)], default);
        await Counts.MarkAsync(Today.AddDays(-1), "waxwing", default);
        Assert.True(_folder.Contains("zebrafinch") && _folder.Contains("waxwing"));

        await Counts.DeleteAsync(Today.AddDays(-90), Today, default);

        Assert.False(_folder.Contains("zebrafinch") || _folder.Contains("waxwing"));
    }

    private protected override Task<ICountStore> OpenAsync()
    {
        _database = _folder.Open(TimeProvider.System);
        return Task.FromResult<ICountStore>(new SqliteCounts(_database));
    }
}

[NeedsRedis]
public sealed class RedisCountsTests(RedisServerFixture server) : CountStoreContract, IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = $"test-{Guid.NewGuid():n}:";
    private RedisStores? _stores;

    public override async Task DisposeAsync() => await _stores!.DisposeAsync();

    private protected override async Task<ICountStore> OpenAsync()
    {
        _stores = await RedisStores.ConnectAsync(server.Redis, _prefix);
        return _stores.Counts;
    }

    // The server's clock cannot be put forward: what it would have done by itself is done for it, if it would have.
    private protected override async Task DeleteAsync(DateOnly countsBefore, DateOnly marksBefore)
    {
        await Counts.DeleteAsync(countsBefore, marksBefore, default);
        foreach (var key in (string[])[$"salt:{Today:O}", $"mark:{Today:O}:m"])
        {
            Assert.InRange(await LifetimeAsync(key), 29 * 3600, 30 * 3600);
            await server.Redis.SendAsync($"DEL {_prefix}staff:{key}");
        }

        // What lies before the first day that is kept is expired as it is written.
        Assert.Equal(-2, await LifetimeAsync($"counts:{Today.AddDays(-91):O}"));
        Assert.InRange(await LifetimeAsync($"counts:{Today:O}"), 89 * 86400, 91 * 86400);
    }

    private async Task<int> LifetimeAsync(string key)
    {
        var answer = await server.Redis.SendAsync($"TTL {_prefix}staff:{key}");
        return int.Parse(answer.AsSpan(1, answer.IndexOf('\r', StringComparison.Ordinal) - 1), provider: null);
    }
}
