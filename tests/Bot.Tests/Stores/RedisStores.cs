using Bot.Stores;
using Bot.Stores.Counts;
using Bot.Stores.Redis;
using Bot.Testing.Redis;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Stores;

/// <summary>The stores of one replica, which share their keys with those of the same prefix.</summary>
internal sealed class RedisStores : IAsyncDisposable
{
    private readonly RedisServer _server;

    private RedisStores(RedisServer server)
    {
        _server = server;
        Conversations = new RedisDirectLineStore(server, TimeProvider.System);
        BotState = new RedisBotState(server);
        Counts = new RedisCounts(server, TimeProvider.System);
    }

    public RedisDirectLineStore Conversations { get; }

    public RedisBotState BotState { get; }

    public RedisCounts Counts { get; }

    public static async Task<RedisStores> ConnectAsync(RedisProcess redis, string prefix, TimeSpan? retention = null)
    {
        var options = new StoreOptions { RedisConnection = redis.Connection, RedisPrefix = prefix, Retention = retention ?? TimeSpan.FromHours(1) };
        var stores = new RedisStores(new RedisServer(Options.Create(options), NullLogger<RedisServer>.Instance));
        await stores.Conversations.StartAsync();
        return stores;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
