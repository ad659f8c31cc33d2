using StackExchange.Redis;

namespace Bot.Stores.Redis;

/// <summary>What failures of the server mean.</summary>
internal static class RedisFaults
{
    /// <summary>The reason by which operators are told of a failure; null when it is not one of the store.</summary>
    public static string? Reason(Exception fault) => fault switch
    {
        RedisConnectionException or RedisTimeoutException => "store-unreachable",
        RedisServerException server when Says(server, "OOM") || Says(server, "MISCONF") => "store-full",
        RedisServerException server when Says(server, "READONLY") => "store-read-only",
        RedisException => "store-failed",
        _ => null,
    };

    private static bool Says(RedisServerException fault, string code) => fault.Message.StartsWith(code, StringComparison.Ordinal);
}
