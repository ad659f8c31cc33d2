using Xunit;

namespace Bot.Testing.Redis;

/// <summary>A fact that needs a redis-server.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = RedisProcess.MissingReason;
}
