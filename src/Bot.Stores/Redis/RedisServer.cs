namespace Bot.Stores.Redis;

/// <summary>The connection to the server, which comes back by itself when it was lost.</summary>
internal sealed partial class RedisServer : IAsyncDisposable
{
    /// <summary>How long one call may take, in milliseconds.</summary>
    private const int MaxTimeout = 2000;

    private readonly StoreOptions _options;
    private readonly ILogger _logger;
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;

    public RedisServer(IOptions<StoreOptions> options, ILogger<RedisServer> logger)
    {
        _options = options.Value;
        _logger = logger;
        _connection = new Lazy<Task<ConnectionMultiplexer>>(ConnectAsync);
    }

    /// <summary>The connection is there again; what was said meanwhile on channels was missed.</summary>
    public event EventHandler? Restored;

    public string Prefix => _options.RedisPrefix;

    /// <summary>How long everything is kept after it was last used, in milliseconds.</summary>
    public long Retention => (long)_options.Retention.TotalMilliseconds;

    public async ValueTask<IDatabase> GetAsync() => (await _connection.Value).GetDatabase();

    public async Task SubscribeAsync(string channel, Action<RedisValue> heard)
    {
        var connection = await _connection.Value;
        await connection.GetSubscriber().SubscribeAsync(RedisChannel.Literal(channel), (_, message) => heard(message));
    }

    /// <summary>Says so when the server would lose what it has acknowledged.</summary>
    public async Task CheckDurabilityAsync()
    {
        // Asked for by a script, because the client lets only administrators ask directly.
        var persistence = (string?)await (await GetAsync()).ScriptEvaluateAsync("return redis.call('INFO', 'persistence')");
        if (persistence?.Contains("aof_enabled:0", StringComparison.Ordinal) == true)
        {
            LogNotDurable();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(_options.RedisConnection!);

        // A bot that is started before its server waits for it like one that has lost it.
        configuration.AbortOnConnectFail = false;
        configuration.ReconnectRetryPolicy = new LinearRetry(500);
        configuration.ClientName = "bot";

        // A turn asks it twice, and must still be in time with its answer when both fail.
        configuration.AsyncTimeout = Math.Min(configuration.AsyncTimeout, MaxTimeout);
        var connection = await ConnectionMultiplexer.ConnectAsync(configuration);
        connection.ConnectionFailed += (_, _) => LogLost();
        connection.ConnectionRestored += (_, _) => Restored?.Invoke(this, EventArgs.Empty);
        return connection;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection to Redis was lost; it is tried again all the time.")]
    private partial void LogLost();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Redis keeps no append-only file: what it has acknowledged is lost when it is restarted. Set appendonly yes and appendfsync always in its configuration.")]
    private partial void LogNotDurable();
}

internal static class RedisFaults
{
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
