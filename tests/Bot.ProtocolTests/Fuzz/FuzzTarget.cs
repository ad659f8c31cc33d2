using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bot.ProtocolTests.Channels;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>The application under attack, with a visitor in it whose words nobody else may ever see.</summary>
internal sealed class FuzzTarget : IAsyncDisposable
{
    /// <summary>What the quiet visitor says, in a form that also survives as a part of something else.</summary>
    public const string Canary = "canary7f3a91secret";

    // Wide allowances, so that the attacks get past them; tight bounds, so that memory that grows is a leak.
    private static readonly string[] Settings =
    [
        "--DirectLine:StartsPerAddress:AtOnce=1000000", "--DirectLine:StartsPerAddress:PerMinute=1000000",
        "--DirectLine:MessagesPerAddress:AtOnce=1000000", "--DirectLine:MessagesPerAddress:PerMinute=1000000",
        "--DirectLine:MaxConversations=5000", "--DirectLine:MaxActivities=10", "--DirectLine:MaxStreams=200",
    ];

    private readonly ChannelScene _scene;

    private FuzzTarget(ChannelScene scene, BotServer server, bool hasAppId, Visitor quiet)
    {
        _scene = scene;
        Server = server;
        ChannelToken = hasAppId ? scene.Channel.Issuer.TokenBy("channel-1", scene.ChannelClaims) : null;
        Quiet = quiet;
    }

    /// <summary>Where the channel or the Emulator takes replies.</summary>
    public string ServiceUrl => _scene.Channel.Url;

    /// <summary>What a channel sends to be served; null where only the Emulator is.</summary>
    public string? ChannelToken { get; }

    public BotServer Server { get; }

    /// <summary>The visitor whose conversation must stay its own.</summary>
    public Visitor Quiet { get; }

    public int Port => Server.Client.BaseAddress!.Port;

    public static async Task<FuzzTarget> StartAsync(bool hasAppId)
    {
        var scene = new ChannelScene();
        await scene.InitializeAsync();
        var server = hasAppId ? await scene.StartAsync(Settings) : await BotServer.StartAsync(Settings);
        var target = new FuzzTarget(scene, server, hasAppId, await JoinAsync(server));
        await target.SayAsync(target.Quiet, Canary);
        return target;
    }

    /// <summary>Starts a conversation; null when the bot has no room for more.</summary>
    public async Task<Visitor?> TryJoinAsync(CancellationToken cancellationToken)
    {
        using var response = await Server.Client.PostAsync("/v3/directline/conversations", null, cancellationToken);
        return response.IsSuccessStatusCode ? Read(await response.Content.ReadAsStringAsync(cancellationToken)) : null;
    }

    /// <summary>Ends a conversation, so that there is room for another.</summary>
    public async Task LeaveAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Delete, visitor, "");
        using var response = await Server.Client.SendAsync(request, cancellationToken);
    }

    /// <summary>The visitor with a new address for its stream; null when its conversation is gone.</summary>
    public async Task<Visitor?> TryReconnectAsync(Visitor visitor, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Get, visitor, "");
        using var response = await Server.Client.SendAsync(request, cancellationToken);
        return response.IsSuccessStatusCode ? Read(await response.Content.ReadAsStringAsync(cancellationToken)) : null;
    }

    /// <summary>All that was said in a conversation so far.</summary>
    public async Task<string> ReadAsync(Visitor visitor)
    {
        using var request = Request(HttpMethod.Get, visitor, "/activities");
        using var response = await Server.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"The visitor's conversation is lost: {(int)response.StatusCode}.");
        return await response.Content.ReadAsStringAsync();
    }

    public async Task SayAsync(Visitor visitor, string text)
    {
        using var request = Request(HttpMethod.Post, visitor, "/activities");
        request.Content = new StringContent($$"""{"type":"message","text":"{{text}}"}""", Encoding.UTF8, "application/json");
        using var response = await Server.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, $"The visitor cannot say anything: {(int)response.StatusCode}.");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _scene.DisposeAsync();
    }

    private static HttpRequestMessage Request(HttpMethod method, Visitor visitor, string tail)
    {
        var request = new HttpRequestMessage(method, $"/v3/directline/conversations/{visitor.ConversationId}{tail}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", visitor.Token);
        return request;
    }

    private static async Task<Visitor> JoinAsync(BotServer server)
    {
        using var response = await server.Client.PostAsync("/v3/directline/conversations", null);
        response.EnsureSuccessStatusCode();
        return Read(await response.Content.ReadAsStringAsync());
    }

    private static Visitor Read(string json)
    {
        using var body = JsonDocument.Parse(json);
        string Text(string name) => body.RootElement.GetProperty(name).GetString()!;
        return new Visitor(Text("conversationId"), Text("token"), new Uri(Text("streamUrl")));
    }
}
