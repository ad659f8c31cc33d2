using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Testing;

/// <summary>A visitor who speaks the Direct Line API as plain HTTP, and parses with no type of ours.</summary>
public sealed class DirectLineVisitor
{
    private const string Root = "/v3/directline";

    private DirectLineVisitor(string conversationId, string token)
    {
        ConversationId = conversationId;
        Token = token;
    }

    public string ConversationId { get; }

    public string Token { get; }

    /// <summary>A visitor who has a token already.</summary>
    public static DirectLineVisitor WithToken(string conversationId, string token) => new(conversationId, token);

    /// <summary>Starts a conversation.</summary>
    public static async Task<DirectLineVisitor> StartAsync(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var response = await client.PostAsync(Root + "/conversations", null);
        response.EnsureSuccessStatusCode();
        var body = (await response.Content.ReadFromJsonAsync<JsonObject>())!;
        return new DirectLineVisitor((string)body["conversationId"]!, (string)body["token"]!);
    }

    /// <summary>Posts a message.</summary>
    /// <returns>The status, and the id of the message when it was taken.</returns>
    public async Task<(HttpStatusCode Status, string? Id)> PostAsync(HttpClient client, string text, string? clientId = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        var message = new JsonObject { ["type"] = "message", ["text"] = text, ["channelData"] = new JsonObject { ["clientActivityID"] = clientId ?? Guid.NewGuid().ToString("n") } };
        using var request = Request(HttpMethod.Post, "/activities");
        request.Content = JsonContent.Create(message);
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, response.IsSuccessStatusCode ? (string)JsonNode.Parse(body)!["id"]! : null);
    }

    /// <summary>Posts a message and polls for the bot's reply to it.</summary>
    public async Task<string> AskAsync(HttpClient client, string text)
    {
        var (status, id) = await PostAsync(client, text);
        if (id is null)
        {
            throw new HttpRequestException($"The message was answered {status}.", null, status);
        }

        JsonObject? reply = null;
        await Polling.UntilAsync(async () => (reply = (await ReadAsync(client)).Find(activity => (string?)activity["replyToId"] == id)) is not null);
        return (string)reply!["text"]!;
    }

    /// <summary>Polls until there is nothing more.</summary>
    public async Task<List<JsonObject>> ReadAsync(HttpClient client, string watermark = "")
    {
        ArgumentNullException.ThrowIfNull(client);
        var all = new List<JsonObject>();
        while (true)
        {
            using var request = Request(HttpMethod.Get, $"/activities?watermark={watermark}");
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            var activities = body["activities"]!.AsArray();
            if (activities.Count == 0)
            {
                return all;
            }

            all.AddRange(activities.Select(activity => (JsonObject)activity!.DeepClone()));
            watermark = (string)body["watermark"]!;
        }
    }

    /// <summary>Deletes the conversation.</summary>
    public async Task<HttpStatusCode> ForgetAsync(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var request = Request(HttpMethod.Delete, "");
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    /// <summary>The place of an activity among those of its conversation.</summary>
    public static long Sequence(JsonObject activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity["channelData"]!["webchat:sequence-id"]!.GetValue<JsonElement>().GetInt64();
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, $"{Root}/conversations/{ConversationId}{path}")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Token) },
    };
}
