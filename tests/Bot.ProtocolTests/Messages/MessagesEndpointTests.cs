using System.Net;
using System.Text;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Messages;

public sealed class MessagesEndpointTests
{
    [Theory]
    [InlineData("GET")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task OtherVerb_IsNotAllowed(string verb)
    {
        await using var server = await BotServer.StartAsync();

        var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), "/api/messages"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("", "not valid JSON")]
    [InlineData("{\"type\":", "not valid JSON")]
    [InlineData("[]", "not a JSON object")]
    [InlineData("""{"type":"message","id":"..","conversation":{"id":"c"},"serviceUrl":"http://localhost:9"}""", "cannot be a dot or two")]
    [InlineData("""{"type":"message","id":"a\u0000","conversation":{"id":"c"},"serviceUrl":"http://localhost:9"}""", "control characters")]
    [InlineData("""{"type":"message","conversation":{"id":"\r\nX: y"},"serviceUrl":"http://localhost:9"}""", "control characters")]
    [InlineData("""{"type":"message","Conversation":{"other":{"id":"x"},"tags":[{}],"ID":"."},"serviceUrl":"http://localhost:9"}""", "cannot be a dot or two")]
    [InlineData("\"text\"", "not a JSON object")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"serviceUrl":"http://localhost:9"}{}""", "not valid JSON")]
    [InlineData("""{"type":"message","conversation":{"id":"c"},"entities":"none","serviceUrl":"http://localhost:9"}""", "not of an activity's type")]
    [InlineData("""{"type":" ","conversation":{"id":"c"},"serviceUrl":"http://localhost:9"}""", "has no type")]
    [InlineData("""{"type":"message","conversation":{},"serviceUrl":"http://localhost:9"}""", "names no conversation")]
    public async Task BadJson_Is400WithReason(string body, string reason)
    {
        await using var server = await BotServer.StartAsync();

        var response = await PostAsync(server, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(reason, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3000, HttpStatusCode.OK)]
    [InlineData(3001, HttpStatusCode.BadRequest)]
    public async Task Id_LongerThanAnAddressMayBe_Is400(int length, HttpStatusCode status)
    {
        await using var server = await BotServer.StartAsync();
        var message = EmulatorBodies.Message("http://localhost:9", "Who invented it?");
        message["conversation"]!["id"] = new string('c', length);
        message["deliveryMode"] = "expectReplies";

        var response = await PostAsync(server, message.ToJsonString());

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task DeepJson_Is400()
    {
        await using var server = await BotServer.StartAsync();

        var response = await PostAsync(server, "{\"value\":" + new string('[', 100_000) + new string(']', 100_000) + "}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task HugeBody_Is413WhetherItsLengthIsToldOrNot(bool chunked)
    {
        await using var server = await BotServer.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new StringContent("{\"text\":\"" + new string('x', 300 * 1024) + "\"}", Encoding.UTF8, "application/json"),
        };
        request.Headers.TransferEncodingChunked = chunked;

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task OtherContentType_Is415()
    {
        await using var server = await BotServer.StartAsync();

        var response = await server.Client.PostAsync("/api/messages", new StringContent("{}", Encoding.UTF8, "text/plain"));

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Theory]
    [InlineData("https://attacker.example")]
    [InlineData("http://169.254.169.254/latest")]
    [InlineData("")]
    public async Task NoAppId_ServiceUrlElsewhere_IsForbiddenAndNotCalled(string serviceUrl)
    {
        await using var server = await BotServer.StartAsync();

        var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message(serviceUrl, "hello")));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task NoAppId_SecondServiceUrlInOtherCase_IsForbidden()
    {
        await using var server = await BotServer.StartAsync();

        var response = await PostAsync(server, """{"type":"message","conversation":{"id":"c"},"serviceUrl":"http://localhost:1","ServiceUrl":"https://attacker.example"}""");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.9")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("X-Real-IP", "203.0.113.9")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("Forwarded", "for=203.0.113.9")]
    [InlineData("Host", "rebound.example")]
    public async Task NoAppId_CallerElsewhere_IsForbidden(string header, string value)
    {
        await using var server = await BotServer.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")),
        };
        request.Headers.TryAddWithoutValidation(header, value);

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task NoAppId_InProduction_IsNotThere()
    {
        await using var server = await BotServer.StartAsync("--environment=Production");

        var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer nonsense")]
    [InlineData("Bearer a.b.c")]
    [InlineData("Basic dTpw")]
    public async Task AppId_WithoutAValidToken_IsUnauthorized(string? authorization)
    {
        await using var server = await BotServer.StartAsync("--MicrosoftAppId=3f0a9a52-0000-4000-8000-000000000001", "--MicrosoftAppPassword=secret");
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")),
        };
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    private static Task<HttpResponseMessage> PostAsync(BotServer server, string json) =>
        server.Client.PostAsync("/api/messages", new StringContent(json, Encoding.UTF8, "application/json"));
}
