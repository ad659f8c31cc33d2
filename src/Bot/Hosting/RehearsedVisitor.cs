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
/// <param name="farewell">The words.</param>
internal sealed class RehearsedVisitor<TContext>(IHttpApplication<TContext> application, string farewell)
    where TContext : notnull
{
    private const string Conversations = "/v3/directline/conversations";

    // Written out: to have these few words serialised would take longer than to say them.
    private readonly string _text = JsonEncodedText.Encode(farewell).ToString();

    /// <summary>On the bot's own channel, as a page does.</summary>
    public async Task VisitChannelAsync()
    {
        var (status, started) = await SendAsync(HttpMethods.Post, Conversations, null, "");
        if (status == StatusCodes.Status201Created)
        {
            using var json = JsonDocument.Parse(started);
            var conversation = $"{Conversations}/{json.RootElement.GetProperty("conversationId").GetString()}";
            var token = json.RootElement.GetProperty("token").GetString();
            await SendAsync(HttpMethods.Post, $"{conversation}/activities", token, $$"""{"type":"message","text":"{{_text}}"}""");
            await SendAsync(HttpMethods.Delete, conversation, token, "");
        }
    }

    /// <summary>As the Emulator does.</summary>
    public Task VisitFromEmulatorAsync() => SendAsync(HttpMethods.Post, "/api/messages", null, $$$"""
        {"type":"message","text":"{{{_text}}}","id":"rehearsal","channelId":"emulator","deliveryMode":"expectReplies","serviceUrl":"http://localhost",
        "conversation":{"id":"rehearsal"},"from":{"id":"visitor"},"recipient":{"id":"bot"}}
        """);

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
