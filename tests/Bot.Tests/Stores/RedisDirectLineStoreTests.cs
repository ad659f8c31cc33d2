using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

[NeedsRedis]
public sealed class RedisDirectLineStoreTests(RedisServerFixture server) : RedisStoreContract, IClassFixture<RedisServerFixture>
{
    protected override RedisProcess Redis => server.Redis;
}
