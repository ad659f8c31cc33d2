using Bot.Answering;
using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Bots;
using Bot.Channels;
using Bot.DirectLine;
using Bot.Reloading;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;

namespace Bot;

/// <summary>The composition root, shared by <c>serve</c>, the tests and the benchmarks.</summary>
internal static class BotApplication
{
    public static void AddBot(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AnsweringOptions>().BindConfiguration(AnsweringOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(sp => new WatchedFolder(KnowledgeLocation.Of(sp.GetRequiredService<IConfiguration>())));
        services.AddSingleton(sp => KnowledgeFolder.Load(sp.GetRequiredService<WatchedFolder>().Path));
        services.AddSingleton(sp => CacheLocation.Of(sp.GetRequiredService<IConfiguration>()));
        services.AddSingleton(sp => new AnswerEngine(
            sp.GetRequiredService<KnowledgeBase>(), sp.GetRequiredService<IOptions<AnsweringOptions>>().Value, sp.GetRequiredService<ModelCache>()));
        services.AddSingleton<CurrentEngine>();
        if (builder.Configuration.GetSection(AnsweringOptions.Section).Get<ReloadOptions>()?.Reload ?? builder.Environment.IsDevelopment())
        {
            services.AddHostedService<KnowledgeReloader>();
        }

        services.AddHttpClient();
        services.AddSingleton<IStorage, MemoryStorage>();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<ConversationMemory>();
        services.AddSingleton<BotFrameworkAuthentication, ConfigurationBotFrameworkAuthentication>();
        services.AddSingleton<TurnErrors>();
        services.AddSingleton<IBotFrameworkHttpAdapter>(sp => sp.GetRequiredService<TurnErrors>().Guard(
            new CloudAdapter(sp.GetRequiredService<BotFrameworkAuthentication>(), sp.GetRequiredService<ILogger<CloudAdapter>>())));
        services.AddSingleton(sp => sp.GetRequiredService<TurnErrors>().Guard(new DirectLineAdapter(sp.GetRequiredService<TimeProvider>())));
        services.AddDirectLine();
        // A developer's own pages come from whatever port is free.
        services.Configure<DirectLineOptions>(options => options.AllowLoopbackOrigins |= builder.Environment.IsDevelopment());
        services.AddTransient<IBot, TriggerPointBot>();
        services.AddSingleton<MessagesEndpoint>();
    }

    public static void UseBot(this WebApplication app)
    {
        // Knowledge that cannot be used stops the start here, not at a visitor's first question.
        app.Services.GetRequiredService<AnswerEngine>();
        app.UseCors();
        app.UseWebSockets();
        app.Services.GetRequiredService<MessagesEndpoint>().Map(app);
        app.MapDirectLine();
    }
}
