using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Bot.Testing;

/// <summary>
/// A channel's side of the Connector API on a free loopback port: keeps what a bot sends to its service URL, and
/// publishes the keys that it signs its own requests with.
/// </summary>
public sealed class ChannelListener : IAsyncDisposable
{
    /// <summary>Calls kept: under load nobody looks at them, and they would pass for memory that the bot does not give back.</summary>
    private const int MaxCalls = 1000;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ChannelCall> _calls = new();
    private readonly Channel<ChannelCall> _untaken = Channel.CreateBounded<ChannelCall>(new BoundedChannelOptions(MaxCalls) { FullMode = BoundedChannelFullMode.DropOldest });

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

    /// <summary>The service URL, as the Emulator words it: no slash at the end.</summary>
    public string Url => _app.Urls.First();

    /// <summary>What the bot has sent last, in order.</summary>
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

    /// <summary>The next call that was not taken yet; waits for it.</summary>
    public async Task<ChannelCall> NextAsync()
    {
        using var hang = new CancellationTokenSource(Limits.Hang);
        return await _untaken.Reader.ReadAsync(hang.Token);
    }

    /// <summary>Takes the calls not taken yet; complete once the bot has answered the request that caused them.</summary>
    public IReadOnlyList<ChannelCall> Waiting()
    {
        var calls = new List<ChannelCall>();
        while (_untaken.Reader.TryRead(out var call))
        {
            calls.Add(call);
        }

        return calls;
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
        var call = new ChannelCall(context.Request.Method, target, headers, body);
        _calls.Enqueue(call);
        if (_calls.Count > MaxCalls)
        {
            _calls.TryDequeue(out _);
        }

        await _untaken.Writer.WriteAsync(call);
        context.Response.ContentType = "application/json";
        await Answer(context);
    }
}
