using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

[NeedsRedis]
public sealed class RedisClusterDirectLineStoreTests(RedisClusterFixture cluster) : RedisStoreContract, IClassFixture<RedisClusterFixture>
{
    protected override RedisProcess Redis => cluster.Redis;
}
