using Microsoft.Bot.Builder;

namespace Bot.Stores;

internal static class StoreServices
{
    /// <summary>A restart of Redis takes seconds, in which clients are told to try again; nothing is kept apart from the other replicas for that.</summary>
    private static readonly TimeSpan RedisPatience = TimeSpan.FromSeconds(15);

    /// <summary>Adds the store; the settings are read when it is first used.</summary>
    public static void AddStores(this IServiceCollection services, string dataFolder)
    {
        services.AddOptionsWithValidateOnStart<StoreOptions, StoreOptionsValidator>().BindConfiguration(StoreOptions.Section).Configure(options => options.DefaultFolder = dataFolder);
        services.AddSingleton(Health);
        services.AddSingleton<MemoryDirectLineStore>();
        services.AddSingleton<MemoryBotState>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<RedisServer>();
        services.AddSingleton<RedisDirectLineStore>();
        services.AddSingleton<IDirectLineStore>(sp => sp.Kind() switch
        {
            StoreKind.Sqlite => With<FallbackDirectLineStore>(sp, With<SqliteDirectLineStore>(sp), PendingDeletions(sp, "bot.forget-chats"), false),
            StoreKind.Redis => With<FallbackDirectLineStore>(sp, sp.GetRequiredService<RedisDirectLineStore>(), PendingDeletions(sp, null), true),
            _ => sp.GetRequiredService<MemoryDirectLineStore>(),
        });
        services.AddSingleton<IBotStateStore>(sp => sp.Kind() switch
        {
            StoreKind.Sqlite => With<FallbackBotState>(sp, With<SqliteBotState>(sp), PendingDeletions(sp, "bot.forget-memories")),
            StoreKind.Redis => With<FallbackBotState>(sp, With<RedisBotState>(sp), PendingDeletions(sp, null)),
            _ => sp.GetRequiredService<MemoryBotState>(),
        });
        services.AddSingleton<IStorage>(sp => sp.GetRequiredService<IBotStateStore>());
        services.AddSingleton<ICountStore>(sp => sp.Kind() switch
        {
            StoreKind.Sqlite => With<SqliteCounts>(sp),
            StoreKind.Redis => With<RedisCounts>(sp),
            _ => new MemoryCounts(),
        });
        services.AddHostedService<StoreUpkeep>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
    }

    internal static StoreKind Kind(this IServiceProvider services) => services.GetRequiredService<IOptions<StoreOptions>>().Value.ChosenKind!.Value;

    private static StoreCircuitBreaker Health(IServiceProvider services) => services.Kind() == StoreKind.Redis
        ? With<StoreCircuitBreaker>(services, (Func<Exception, string?>)RedisFaults.Reason, RedisPatience)
        : With<StoreCircuitBreaker>(services, (Func<Exception, string?>)SqliteFaults.Reason, TimeSpan.Zero);

    private static PendingDeletions PendingDeletions(IServiceProvider services, string? file) =>
        new(file is null ? null : Path.Combine(services.GetRequiredService<IOptions<StoreOptions>>().Value.DataPath, file), services.GetRequiredService<ILogger<PendingDeletions>>());

    private static T With<T>(IServiceProvider services, params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);
}
