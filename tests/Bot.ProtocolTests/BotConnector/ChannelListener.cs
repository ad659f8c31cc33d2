using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Testing.BotConnector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Bot.ProtocolTests.BotConnector;

/// <summary>A channel on a free loopback port: keeps what the bot sends to its service URL and publishes the keys it signs with.</summary>
internal sealed class ChannelListener : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ChannelCall> _calls = new();

    private ChannelListener(WebApplication app)
    {
        _app = app;
        Issuer.AddKey("channel-1", endorsements: ["webchat"]);
        _app.MapGet("/login/metadata", () => Results.Text(TokenIssuer.MetadataJson(IssuerName, $"{Url}/login/keys"), "application/json"));
        _app.MapGet("/login/keys", () => Results.Text(Issuer.KeysJson, "application/json"));
        _app.Map("{**path}", ReceiveAsync);
    }

    public static string IssuerName => "https://issuer.channel.test";

    public TokenIssuer Issuer { get; } = new();

    /// <summary>The service URL, without a slash at the end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>What the bot has sent, in order.</summary>
    public IReadOnlyList<ChannelCall> Calls => [.. _calls];

    /// <summary>How a call is answered.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = context => context.Response.WriteAsync("""{"id":"from-channel"}""", context.RequestAborted);

    public static async Task<ChannelListener> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var listener = new ChannelListener(builder.Build());
        await listener._app.StartAsync();
        return listener;
    }

    /// <summary>An activity of the kind that this channel sends.</summary>
    public JsonObject Activity(string type = "message") => new()
    {
        ["type"] = type,
        ["id"] = "activity|1",
        ["channelId"] = "webchat",
        ["serviceUrl"] = Url,
        ["conversation"] = new JsonObject { ["id"] = "73c7|livechat" },
        ["from"] = new JsonObject { ["id"] = "user-1", ["name"] = "User" },
        ["recipient"] = new JsonObject { ["id"] = "bot-1", ["name"] = "Bot" },
        ["text"] = "does it hurt",
    };

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Issuer.Dispose();
    }

    private async Task ReceiveAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        _calls.Enqueue(new ChannelCall(context.Request.Method, target, headers, body));
        context.Response.ContentType = "application/json";
        await Answer(context);
    }
}
