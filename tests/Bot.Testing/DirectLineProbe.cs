using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Testing;

/// <summary>A visitor's client that speaks raw Direct Line to a server, and knows nothing of the product's types.</summary>
public sealed class DirectLineProbe(HttpClient client)
{
    /// <summary>Where the API is, below the server's address.</summary>
    public string Prefix { get; init; } = "/v3/directline";

    /// <summary>Sent as bearer token with every call; nothing is sent when it is null.</summary>
    public string? Token { get; set; }

    /// <summary>Sent as the page's origin with every call; nothing is sent when it is null.</summary>
    public string? Origin { get; set; }

    public string ConversationId { get; private set; } = "";

    public string StreamUrl { get; private set; } = "";

    /// <summary>The user id that the token was made for.</summary>
    public string UserId => Claim(Token!, "user");

    /// <summary>A client that has started a conversation without a token, as Web Chat does.</summary>
    public static async Task<DirectLineProbe> StartAsync(HttpClient client)
    {
        var probe = new DirectLineProbe(client);
        var answer = await probe.StartAsync();
        return answer.Status == HttpStatusCode.Created ? probe : throw new InvalidOperationException($"No conversation was started: {answer.Status} {answer.Text}");
    }

    public static string Claim(string token, string name)
    {
        var payload = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        var json = Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '='));
        return JsonElement.Parse(json).GetProperty(name).GetString()!;
    }

    /// <summary>Starts a conversation, or the token's, and keeps what the answer gives.</summary>
    public async Task<DirectLineAnswer> StartAsync(string body = """{"user":{}}""") => Keep(await PostAsync("/conversations", body));

    /// <summary>Asks for the conversation again, and keeps what the answer gives.</summary>
    public async Task<DirectLineAnswer> ReconnectAsync(string? watermark = null) =>
        Keep(await GetAsync($"/conversations/{ConversationId}" + (watermark is null ? "" : $"?watermark={watermark}")));

    /// <summary>Sends a message and returns its id.</summary>
    public async Task<string> SayAsync(string text, string? clientActivityId = null)
    {
        var answer = await SendAsync(Message(text, clientActivityId));
        return answer.Status == HttpStatusCode.OK ? answer["id"] : throw new InvalidOperationException($"The message was refused: {answer.Status} {answer.Text}");
    }

    /// <summary>Sends an activity as it stands.</summary>
    public Task<DirectLineAnswer> SendAsync(JsonNode activity) => SendTextAsync(activity.ToJsonString());

    /// <summary>Sends a body as it stands to where activities go.</summary>
    public Task<DirectLineAnswer> SendTextAsync(string body) => PostAsync($"/conversations/{ConversationId}/activities", body);

    public Task<DirectLineAnswer> PollAsync(string? watermark = "") => GetAsync($"/conversations/{ConversationId}/activities?watermark={watermark}");

    /// <summary>Opens the stream of the last answer that gave one, or the one given.</summary>
    public Task<DirectLineSocket> OpenStreamAsync(string? url = null) => DirectLineSocket.OpenAsync(new Uri(url ?? StreamUrl), Origin);

    /// <summary>An activity like those of directlinejs.</summary>
    public static JsonObject Message(string text, string? clientActivityId = null) => new()
    {
        ["type"] = "message",
        ["text"] = text,
        ["from"] = new JsonObject { ["id"] = "" },
        ["channelData"] = clientActivityId is null ? [] : new JsonObject { ["clientActivityID"] = clientActivityId },
    };

    public Task<DirectLineAnswer> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public Task<DirectLineAnswer> PostAsync(string path, string body = "") =>
        CallAsync(HttpMethod.Post, path, new StringContent(body, Encoding.UTF8, "application/json"));

    public Task<DirectLineAnswer> DeleteAsync(string path) => CallAsync(HttpMethod.Delete, path);

    /// <summary>One call, with more headers if need be.</summary>
    public async Task<DirectLineAnswer> CallAsync(HttpMethod method, string path, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, Prefix + path) { Content = content };
        request.Headers.Authorization = Token is null ? null : new AuthenticationHeaderValue("Bearer", Token);
        if (Origin is not null)
        {
            request.Headers.Add("Origin", Origin);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await client.SendAsync(request);
        return await DirectLineAnswer.ReadAsync(response);
    }

    private DirectLineAnswer Keep(DirectLineAnswer answer)
    {
        if (answer.Status is HttpStatusCode.OK or HttpStatusCode.Created)
        {
            ConversationId = answer["conversationId"];
            Token = answer["token"];
            StreamUrl = answer["streamUrl"];
        }

        return answer;
    }
}
