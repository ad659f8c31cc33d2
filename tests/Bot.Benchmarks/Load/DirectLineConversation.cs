using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Benchmarks.Load;

/// <summary>What polling and streaming visitors share: a Direct Line conversation, and posting to it.</summary>
internal sealed class DirectLineConversation(HttpClient client, string? secret, string user)
{
    private const string Root = "v3/directline/conversations";

    private string _id = "";
    private string _token = "";

    /// <summary>Address of the WebSocket.</summary>
    public Uri StreamUrl { get; private set; } = new("ws://localhost");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        using var body = Bodies.Json(new JsonObject { ["user"] = new JsonObject { ["id"] = user } });
        using var json = await SendAsync(HttpMethod.Post, Root, body, secret, cancellationToken);
        _id = json.RootElement.GetProperty("conversationId").GetString() ?? "";
        _token = json.RootElement.GetProperty("token").GetString() ?? "";
        StreamUrl = new Uri(json.RootElement.GetProperty("streamUrl").GetString() ?? "");
    }

    /// <summary>Posts a message; the id that replies to it name.</summary>
    public async Task<string> PostAsync(string question, CancellationToken cancellationToken)
    {
        using var body = Bodies.DirectLineMessage(user, question);
        using var json = await SendAsync(HttpMethod.Post, $"{Root}/{_id}/activities", body, _token, cancellationToken);
        return json.RootElement.GetProperty("id").GetString() ?? "";
    }

    public Task<JsonDocument> PollAsync(string watermark, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, $"{Root}/{_id}/activities?watermark={watermark}", body: null, _token, cancellationToken);

    /// <summary>The activities hold the bot's reply to a message.</summary>
    public static bool HasReply(JsonElement root, string messageId) =>
        root.GetProperty("activities").EnumerateArray().Any(activity =>
            activity.TryGetProperty("replyToId", out var id) && id.GetString() == messageId && activity.GetProperty("type").GetString() == "message");

    private async Task<JsonDocument> SendAsync(HttpMethod method, string path, HttpContent? body, string? credential, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (credential is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential);
        }

        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }
}
