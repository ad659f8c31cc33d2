using Bot.Stores;
using Bot.Testing;
using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

[NeedsRedis]
public sealed class RedisBotStateTests(RedisServerFixture server) : BotStateContract, IClassFixture<RedisServerFixture>
{
    private static readonly TimeSpan Retention = TimeSpan.FromHours(1);

    private readonly string _prefix = $"test-{Guid.NewGuid():n}:";
    private RedisStores? _stores;

    public override async Task DisposeAsync() => await _stores!.DisposeAsync();

    private protected override async Task<IBotStateStore> OpenAsync()
    {
        _stores = await RedisStores.ConnectAsync(server.Redis, _prefix, Retention);
        return _stores.BotState;
    }

    // The server's clock cannot be put forward: what it would have done by itself is done for it, if it would have.
    protected override async Task AgeAsync()
    {
        var lifetime = await server.Redis.SendAsync($"TTL {_prefix}state:note");
        Assert.InRange(int.Parse(lifetime.AsSpan(1, lifetime.IndexOf('\r', StringComparison.Ordinal) - 1), provider: null), 3500, 3600);
        await server.Redis.SendAsync($"PEXPIRE {_prefix}state:note 1");
        await Polling.UntilAsync(async () => (await Storage.ReadAsync(["note"])).Count == 0);
    }

    protected override Task DeleteIdleAsync() => Storage.DeleteIdleAsync(DateTimeOffset.UtcNow - Retention, default);
}
