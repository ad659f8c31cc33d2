using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Web;

public sealed class ChatTokenTests
{
    [Fact]
    public async Task OwnPage_GetsATokenForOneNewConversation()
    {
        await using var server = await BotServer.StartAsync("--DirectLine:Secret=0123456789abcdef0123456789abcdef");

        using var response = await server.Client.SendAsync(Request());
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("/v3/directline", (string)body["domain"]!);
        Assert.StartsWith("dl_", (string)body["userId"]!, StringComparison.Ordinal);
        Assert.Equal(1800, (int)body["expires_in"]!);
        using var start = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", (string)body["token"]!) } };
        using var started = await server.Client.SendAsync(start);
        Assert.Equal((string)body["conversationId"]!, (string)JsonNode.Parse(await started.Content.ReadAsStringAsync())!["conversationId"]!);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    public async Task AnotherPage_GetsNone(string header, string value)
    {
        await using var server = await BotServer.StartAsync();
        using var request = Request();
        request.Headers.Add(header, value);

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.DoesNotContain("token\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_GetsNone()
    {
        await using var server = await BotServer.StartAsync();

        using var response = await server.Client.PostAsync("/chat/token", new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task TooManyFromOneAddress_AreToldWhenToComeBack()
    {
        await using var server = await BotServer.StartAsync("--DirectLine:StartsPerAddress:AtOnce=2", "--DirectLine:StartsPerAddress:PerMinute=1");
        for (var i = 0; i < 2; i++)
        {
            using var given = await server.Client.SendAsync(Request());
            Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        }

        using var refused = await server.Client.SendAsync(Request());

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    internal static HttpRequestMessage Request() => new(HttpMethod.Post, "/chat/token") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
}
