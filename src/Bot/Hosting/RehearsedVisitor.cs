using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Hosting;

/// <summary>
/// A visitor who is not there: has a conversation on the bot's own channel and one as the Emulator would, says the words
/// that make the bot forget what it keeps of them, and so leaves nothing behind.
/// </summary>
/// <param name="application">Takes requests as it would from the server.</param>
internal sealed class RehearsedVisitor<TContext>(IHttpApplication<TContext> application)
    where TContext : notnull
{
    private const string Conversations = "/v3/directline/conversations";

    /// <summary>Asks the bot's own channel for a token, and for a conversation that is not there: no answer needs the knowledge.</summary>
    public async Task KnockAsync()
    {
        var (status, body) = await SendAsync(HttpMethods.Post, "/v3/directline/tokens/generate", null, "");
        if (status == StatusCodes.Status200OK)
        {
            var (conversation, token) = Read(body);
            await SendAsync(HttpMethods.Get, $"{conversation}/activities", token, "");
        }
    }

    /// <summary>On the bot's own channel, as a page does.</summary>
    /// <param name="farewell">The words.</param>
    public async Task VisitChannelAsync(string farewell)
    {
        var (status, started) = await SendAsync(HttpMethods.Post, Conversations, null, "");
        if (status == StatusCodes.Status201Created)
        {
            var (conversation, token) = Read(started);
            await SendAsync(HttpMethods.Post, $"{conversation}/activities", token, $$"""{"type":"message","text":"{{Encoded(farewell)}}"}""");
            await SendAsync(HttpMethods.Delete, conversation, token, "");
        }
    }

    /// <summary>As the Emulator does.</summary>
    /// <param name="farewell">The words.</param>
    public Task VisitFromEmulatorAsync(string farewell) => SendAsync(HttpMethods.Post, "/api/messages", null, $$$"""
        {"type":"message","text":"{{{Encoded(farewell)}}}","id":"rehearsal","channelId":"emulator","deliveryMode":"expectReplies","serviceUrl":"http://localhost",
        "conversation":{"id":"rehearsal"},"from":{"id":"visitor"},"recipient":{"id":"bot"}}
        """);

    // Written out: to have these few words serialised would take longer than to say them.
    private static JsonEncodedText Encoded(string text) => JsonEncodedText.Encode(text);

    private static (string Conversation, string Token) Read(byte[] body)
    {
        using var json = JsonDocument.Parse(body);
        return ($"{Conversations}/{json.RootElement.GetProperty("conversationId").GetString()}", json.RootElement.GetProperty("token").GetString()!);
    }

    private async Task<(int Status, byte[] Body)> SendAsync(string method, string path, string? token, string body)
    {
        using var answer = new MemoryStream();
        var request = new HttpRequestFeature { Method = method, Scheme = Uri.UriSchemeHttp, Path = path, Protocol = HttpProtocol.Http11, Body = new MemoryStream(Encoding.UTF8.GetBytes(body)) };
        request.Headers.Host = "localhost";
        request.Headers.ContentType = "application/json";
        if (token is not null)
        {
            request.Headers.Authorization = $"Bearer {token}";
        }

        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(answer));
        features.Set<IHttpConnectionFeature>(new HttpConnectionFeature { RemoteIpAddress = IPAddress.Loopback });
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
            return (features.GetRequiredFeature<IHttpResponseFeature>().StatusCode, answer.ToArray());
        }
        finally
        {
            application.DisposeContext(context, null);
        }
    }
}
