using Bot.Testing.Redis;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>A cluster of one node for the tests of a class.</summary>
public sealed class RedisClusterFixture : IAsyncLifetime
{
    private RedisProcess? _redis;

    public RedisProcess Redis => _redis!;

    // Without the program, no test of the class runs.
    public async Task InitializeAsync() => _redis = RedisProcess.MissingReason is null ? await RedisProcess.StartClusterAsync() : null;

    public async Task DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }
}
