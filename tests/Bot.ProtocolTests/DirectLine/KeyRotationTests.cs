using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

/// <summary>The signing key is replaced while a visitor chats.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private const string Old = "the key of last year, 32 characters and more";
    private const string New = "the key of this year, 32 characters and more";

    private readonly TestKnowledge _knowledge = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("rotation-").FullName;

    public void Dispose()
    {
        _knowledge.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Chat_GoesOnThroughTheChangeAndTheOldKeyIsWorthNothingAfterIt()
    {
        DirectLineVisitor visitor;
        await using (var before = await StartAsync(Old))
        {
            visitor = await DirectLineVisitor.StartAsync(before.Client);
            await visitor.AskAsync(before.Client, "how old is it");
        }

        DirectLineVisitor refreshed;
        await using (var during = await StartAsync(New, Old))
        {
            Assert.Contains("broken bones", await visitor.AskAsync(during.Client, "does it mend a fracture"), StringComparison.Ordinal);
            refreshed = DirectLineVisitor.WithToken(visitor.ConversationId, await RefreshAsync(during.Client, visitor.Token));
        }

        await using var after = await StartAsync(New);
        Assert.Contains(await refreshed.ReadAsync(after.Client), activity => (string?)activity["text"] == "how old is it");
        Assert.Contains((await visitor.PostAsync(after.Client, "and now")).Status, (HttpStatusCode[])[HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden]);
    }

    private static async Task<string> RefreshAsync(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/refresh") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["token"]!;
    }

    private Task<BotServer> StartAsync(string key, string? previous = null) => BotServer.StartAsync(
        _knowledge, ["--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}", $"--DirectLine:SigningKey={key}", .. previous is null ? [] : (string[])[$"--DirectLine:PreviousSigningKey={previous}"]]);
}
