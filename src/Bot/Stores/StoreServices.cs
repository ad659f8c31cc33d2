using Bot.DirectLine.Conversations;
using Bot.Stores.Faults;
using Bot.Stores.Redis;
using Bot.Stores.Sqlite;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace Bot.Stores;

/// <summary>Registers the store that the settings choose.</summary>
internal static class StoreServices
{
    /// <summary>A restart of Redis takes seconds, in which clients are told to try again; nothing is kept apart from the other replicas for that.</summary>
    private static readonly TimeSpan RedisPatience = TimeSpan.FromSeconds(15);

    /// <summary>Adds the store; the settings are read when it is first used.</summary>
    public static void AddStores(this IServiceCollection services)
    {
        services.AddOptions<StoreOptions>().BindConfiguration(StoreOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreOptionsValidator>();
        services.AddSingleton<IValidateOptions<StoreOptions>, StoreRules>();
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<MemoryDirectLineStore>();
        services.AddSingleton<MemoryBotState>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<SqliteDirectLineStore>();
        services.AddSingleton<SqliteBotState>();
        services.AddSingleton<RedisServer>();
        services.AddSingleton<RedisDirectLineStore>();
        services.AddSingleton<RedisBotState>();
        services.AddSingleton(Conversations);
        services.AddSingleton(BotState);
        services.AddSingleton<IStorage>(sp => sp.GetRequiredService<IBotStateStore>());
        services.AddHostedService<StoreStart>();
        services.AddHostedService<StoreRecovery>();
        services.AddHostedService<Retention>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
    }

    internal static StoreKind Kind(this IServiceProvider services) => services.GetRequiredService<IOptions<StoreOptions>>().Value.ChosenKind!.Value;

    private static IDirectLineStore Conversations(IServiceProvider services)
    {
        var memory = services.GetRequiredService<MemoryDirectLineStore>();
        var kind = services.Kind();
        return kind == StoreKind.Memory
            ? memory
            : new FallbackDirectLineStore(
                kind == StoreKind.Redis ? services.GetRequiredService<RedisDirectLineStore>() : services.GetRequiredService<SqliteDirectLineStore>(),
                memory,
                Guard(services, kind),
                isShared: kind == StoreKind.Redis,
                services.GetRequiredService<TimeProvider>());
    }

    private static IBotStateStore BotState(IServiceProvider services)
    {
        var memory = services.GetRequiredService<MemoryBotState>();
        var kind = services.Kind();
        return kind == StoreKind.Memory
            ? memory
            : new FallbackBotState(
                kind == StoreKind.Redis ? services.GetRequiredService<RedisBotState>() : services.GetRequiredService<SqliteBotState>(),
                memory,
                Guard(services, kind),
                services.GetRequiredService<TimeProvider>());
    }

    private static GuardedStore Guard(IServiceProvider services, StoreKind kind)
    {
        var health = services.GetRequiredService<StoreHealth>();
        var time = services.GetRequiredService<TimeProvider>();
        return kind == StoreKind.Redis
            ? new GuardedStore(health, RedisFaults.Reason, RedisPatience, time)
            : new GuardedStore(health, SqliteFaults.Reason, TimeSpan.Zero, time);
    }
}
