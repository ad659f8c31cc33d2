using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Testing;

/// <summary>A channel's side of the Connector API on a free loopback port: records what a bot sends it.</summary>
public sealed class ChannelListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<ChannelCall> _calls = Channel.CreateUnbounded<ChannelCall>();

    private ChannelListener(WebApplication app) => _app = app;

    /// <summary>The listener's address, as the Emulator words it: no trailing slash.</summary>
    public string ServiceUrl { get; private set; } = "";

    public static async Task<ChannelListener> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var listener = new ChannelListener(app);
        app.MapFallback(listener.RecordAsync);
        await app.StartAsync();
        listener.ServiceUrl = app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return listener;
    }

    /// <summary>The next call the bot made.</summary>
    public async Task<ChannelCall> NextAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        return await _calls.Reader.ReadAsync(hang.Token);
    }

    /// <summary>Calls made and not yet taken; complete once the bot has answered the request that caused them.</summary>
    public IReadOnlyList<ChannelCall> Waiting()
    {
        var calls = new List<ChannelCall>();
        while (_calls.Reader.TryRead(out var call))
        {
            calls.Add(call);
        }

        return calls;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> RecordAsync(HttpRequest request)
    {
        var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
        var path = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        await _calls.Writer.WriteAsync(new ChannelCall(request.Method, path, request.Headers.Authorization.ToString(), body.RootElement));
        return Results.Json(new { id = "1" });
    }
}
