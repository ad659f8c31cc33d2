using Bot.DirectLine.Conversations;
using Bot.Testing;
using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What the store in Redis promises beyond what all promise.</summary>
[NeedsRedis]
public sealed class RedisDirectLineStoreTests(RedisServerFixture server) : DirectLineStoreContract, IClassFixture<RedisServerFixture>
{
    private readonly string _prefix = $"test-{Guid.NewGuid():n}:";
    private RedisStores? _mine;
    private RedisStores? _other;

    protected override TimeProvider Time => TimeProvider.System;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _other = await RedisStores.ConnectAsync(server.Redis, _prefix);
    }

    public override async Task DisposeAsync()
    {
        await _mine!.DisposeAsync();
        await _other!.DisposeAsync();
    }

    [ContractFact]
    public async Task Watch_IsToldOfWhatAnotherReplicaAppends()
    {
        await StartAsync();
        var told = new TaskCompletionSource();
        using var watch = Store.Watch(Id, () => told.TrySetResult());

        await _other!.Conversations.PostAsync(Id, Activity("a"), 10, default);

        await told.Task.WaitAsync(Limits.Hang);
    }

    [ContractFact]
    public async Task Begin_WhileAnotherReplicaRunsATurn_GetsNone()
    {
        await StartAsync();
        await PostAsync("a");

        var theirs = await _other!.Conversations.BeginTurnAsync(Id, TimeSpan.FromHours(1), default);

        Assert.NotNull(theirs);
        Assert.Null(await Store.BeginTurnAsync(Id, TimeSpan.FromHours(1), default));
    }

    [ContractFact]
    public async Task Secret_IsTheSameOnAllReplicas() =>
        Assert.Equal(await Store.GetOrAddSecretAsync([1], default), await _other!.Conversations.GetOrAddSecretAsync([2], default));

    [ContractFact]
    public async Task Delete_LeavesNoKey()
    {
        await StartAsync();
        await Store.PostAsync(Id, Activity("a", clientId: "c1"), 10, default);
        Assert.NotEmpty(await KeysOfConversationAsync());

        await Store.DeleteAsync(Id, default);

        Assert.Empty(await KeysOfConversationAsync());
        Assert.DoesNotContain(Id, await server.Redis.SendAsync($"ZRANGE {_prefix}index:used 0 -1"), StringComparison.Ordinal);
        Assert.DoesNotContain(Id, await server.Redis.SendAsync($"ZRANGE {_prefix}index:open 0 -1"), StringComparison.Ordinal);
    }

    [ContractFact]
    public async Task EveryKeyOfAConversation_ExpiresAnHourAfterItsLastUse()
    {
        await StartAsync();
        await Store.PostAsync(Id, Activity("a", clientId: "c1"), 10, default);
        await AnswerAsync(keep: 10, "reply");
        await Store.PostAsync(Id, Activity("b", clientId: "c2"), 10, default);

        var keys = await KeysOfConversationAsync();

        Assert.Equal(5, keys.Count);
        foreach (var key in keys)
        {
            var lifetime = await server.Redis.SendAsync($"TTL {key}");
            Assert.InRange(int.Parse(lifetime.AsSpan(1, lifetime.IndexOf('\r', StringComparison.Ordinal) - 1), provider: null), 3500, 3600);
        }
    }

    protected override async Task<IDirectLineStore> OpenAsync()
    {
        _mine = await RedisStores.ConnectAsync(server.Redis, _prefix);
        return _mine.Conversations;
    }

    protected override async Task PassAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        await timer.WaitForNextTickAsync();
    }

    private async Task<List<string>> KeysOfConversationAsync() =>
        [.. (await server.Redis.SendAsync($"KEYS *{Id}*")).Split("\r\n").Where(line => line.StartsWith(_prefix, StringComparison.Ordinal))];
}
