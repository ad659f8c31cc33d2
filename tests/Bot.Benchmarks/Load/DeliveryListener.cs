using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Benchmarks.Load;

/// <summary>The channel's side: takes the replies that a bot delivers to <c>serviceUrl</c>.</summary>
internal sealed class DeliveryListener : IAsyncDisposable
{
    private readonly WebApplication _app;

    // One conversation waits for one reply at a time.
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

    private DeliveryListener(WebApplication app) => _app = app;

    public string ServiceUrl { get; private set; } = "";

    public static async Task<DeliveryListener> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new DeliveryListener(builder.Build());
        listener._app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", listener.TakeAsync);
        await listener._app.StartAsync(cancellationToken);
        listener.ServiceUrl = listener._app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single() + "/";
        return listener;
    }

    /// <summary>Completes with the conversation's next message.</summary>
    public Task NextReply(string conversation)
    {
        var reply = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[conversation] = reply;
        return reply.Task;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string conversation, HttpRequest request)
    {
        using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        if (body.RootElement.GetProperty("type").GetString() == "message" && _waiting.TryRemove(conversation, out var reply))
        {
            reply.SetResult();
        }

        return Results.Json(new Dictionary<string, string> { ["id"] = "1" });
    }
}
