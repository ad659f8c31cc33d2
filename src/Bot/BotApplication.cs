namespace Bot;

/// <summary>The composition root, shared by <c>serve</c>, the verbs, the tests and the benchmarks.</summary>
internal static partial class BotApplication
{
    public static void AddBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        builder.AddHosting();
        builder.AddTelemetry();
        services.AddOptions<AnsweringOptions>().BindConfiguration(AnsweringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<TimeProvider>(new SlewedTimeProvider(TimeProvider.System));
        services.AddHealthChecks().AddCheck<ClockCheck>("clock").AddCheck<KnowledgeCheck>("knowledge").AddCheck<SignOffCheck>("sign-off");
        services.AddSingleton(sp => new WatchedFolder(ProgramFolders.KnowledgeInUse(sp.GetRequiredService<IConfiguration>())));
        services.AddSingleton(sp => KnowledgeFolder.Load(sp.GetRequiredService<WatchedFolder>().Path, sp.GetRequiredService<IOptions<AnsweringOptions>>().Value));
        services.AddSingleton(sp => ProgramFolders.CacheInUse(sp.GetRequiredService<IConfiguration>()));
        services.AddSingleton(sp =>
        {
            sp.GetRequiredService<ModelCache>().ReadAhead();
            return new AnswerEngine(sp.GetRequiredService<KnowledgeBase>(), sp.GetRequiredService<IOptions<AnsweringOptions>>().Value, sp.GetRequiredService<ModelCache>());
        });
        services.AddSingleton(sp => new CurrentEngine(
            sp.GetRequiredService<AnswerEngine>, sp.GetRequiredService<IOptions<AnsweringOptions>>(), sp.GetRequiredService<ModelCache>()));
        if (builder.Configuration.GetValue<bool?>($"{AnsweringOptions.Section}:Reload") ?? builder.Environment.IsDevelopment())
        {
            services.AddHostedService<KnowledgeReloader>();
        }

        services.AddStores(ProgramFolders.Data);
        services.AddStaff();
        services.AddSingleton<ConversationMemory>();
        services.AddChannels();
        services.AddSingleton(sp => sp.GetRequiredService<TurnErrors>().Guard(new DirectLineAdapter(sp.GetRequiredService<TimeProvider>())));
        services.AddSingleton<IUrgentMessages>(sp => sp.GetRequiredService<CurrentEngine>());
        services.AddDirectLine();
        // A developer's own pages come from whatever port is free.
        services.Configure<DirectLineOptions>(options => options.AllowLoopbackOrigins |= builder.Environment.IsDevelopment());
        services.AddWeb();
        services.Configure<WebOptions>(options => options.AllowLoopbackFrames |= builder.Environment.IsDevelopment());
        services.AddTransient<IBot, TriggerPointBot>();
    }

    public static void UseBot(this WebApplication app)
    {
        // Learning takes longer than all the rest of the start, which is therefore done beside it; the server waits for it.
        app.Services.GetRequiredService<CurrentEngine>();
        StartupChecks.Require(app);
        foreach (var notice in Exposure.Warnings(app.Configuration, app.Environment.IsDevelopment()))
        {
            LogWarning(app.Logger, notice);
        }

        app.UseHosting();
        app.UseCors();
        app.UseMeteredUpgrades();
        app.UseWebSockets();
        app.UseNotFoundPage();
        app.Services.GetRequiredService<MessagesEndpoint>().Map(app);
        app.MapDirectLine();
        app.MapWeb();
        app.MapHealth();
        app.UseStaff();
        app.MapMetrics();

        // Knowledge that cannot be used stops the start here, not at a visitor's first question.
        app.Services.GetRequiredService<KnowledgeBase>();
        if (app.Services.GetRequiredService<IOptions<AnsweringOptions>>().Value.Warning is { } warning)
        {
            LogWarning(app.Logger, warning);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogWarning(ILogger logger, string warning);
}
