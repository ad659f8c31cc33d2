using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.DirectLine;

/// <summary>Registers the channel: the Direct Line API 3.0, as botframework-directlinejs and Web Chat speak it.</summary>
public static class DirectLineServices
{
    private const string CorsPolicy = "directline";

    /// <summary>Adds the channel. A store that was registered before is used; without one, everything is kept in memory.</summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<DirectLineOptions, DirectLineOptionsValidator>().BindConfiguration(DirectLineOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDirectLineStore, MemoryDirectLineStore>();
        services.TryAddSingleton<DirectLineAdapter>();
        services.TryAddSingleton<IUrgentMessages, NoneUrgent>();
        services.AddSingleton<SigningKey>();
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<CallerCheck>();
        services.AddSingleton<CallerOrigin>();
        // At hand, because a filter named by its type alone has an expression compiled at every start.
        services.AddSingleton<ChannelFilter>();
        services.AddSingleton<RateLimits>();
        services.AddSingleton<ConversationTurns>();
        services.AddHostedService(sp => sp.GetRequiredService<ConversationTurns>());
        services.AddSingleton<DirectLineChannel>();
        services.AddSingleton<ActivityStreams>();
        services.AddCors();
        services.AddOptions<CorsOptions>().Configure<CallerOrigin>((cors, origin) => cors.AddPolicy(CorsPolicy, policy => policy
            .SetIsOriginAllowed(origin.IsListed)
            .WithMethods("GET", "POST", "DELETE")
            .WithHeaders(HeaderNames.Authorization, HeaderNames.ContentType, "x-ms-bot-agent", HeaderNames.XRequestedWith)
            .WithExposedHeaders(HeaderNames.RetryAfter)
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        services.Configure<WebSocketOptions>(sockets => sockets.KeepAliveInterval = TimeSpan.FromSeconds(15));
        return services;
    }

    /// <summary>For a bot that knows no danger.</summary>
    private sealed class NoneUrgent : IUrgentMessages
    {
        public bool IsUrgent(string text) => false;
    }

    /// <summary>Maps the channel's routes. Cross-origin and WebSocket middleware must run before them.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in DirectLineProtocol.Prefixes)
        {
            var group = routes.MapGroup(prefix).RequireCors(CorsPolicy).AddEndpointFilter(routes.ServiceProvider.GetRequiredService<ChannelFilter>());
            group.MapPost("/tokens/generate", TokenRoutes.GenerateAsync);
            group.MapPost("/tokens/refresh", TokenRoutes.RefreshAsync);
            group.MapPost("/conversations", ConversationRoutes.StartAsync);
            group.MapGet("/conversations/{conversationId}", ConversationRoutes.ReconnectAsync);
            group.MapDelete("/conversations/{conversationId}", ConversationRoutes.ForgetAsync);
            group.MapPost("/conversations/{conversationId}/activities", ActivityRoutes.PostAsync);
            group.MapGet("/conversations/{conversationId}/activities", ActivityRoutes.PollAsync);
            // A stream stays open as long as its page, however soon the host gives up on other requests.
            group.MapGet("/conversations/{conversationId}/stream", ActivityRoutes.StreamAsync).DisableRequestTimeout();
            group.MapPost("/conversations/{conversationId}/upload", ActivityRoutes.UploadAsync);
        }
    }
}
