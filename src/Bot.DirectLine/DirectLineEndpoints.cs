using Bot.DirectLine.Protocol;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bot.DirectLine;

/// <summary>The Direct Line API 3.0, as botframework-directlinejs and Web Chat speak it.</summary>
public static class DirectLineEndpoints
{
    /// <summary>Maps the channel's routes. Cross-origin and WebSocket middleware must run before them.</summary>
    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        foreach (var prefix in DirectLineProtocol.Prefixes)
        {
            var group = routes.MapGroup(prefix).RequireCors(DirectLineServices.CorsPolicy).AddEndpointFilter<EdgeFilter>();
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
