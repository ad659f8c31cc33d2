using System.Net;
using System.Text;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class HeaderTests
{
    [Theory]
    [InlineData("GET", "/nothing/here", 404)]
    [InlineData("GET", "/api/messages", 405)]
    [InlineData("POST", "/api/messages", 415)]
    [InlineData("POST", "/v3/directline/conversations", 201)]
    [InlineData("GET", "/v3/directline/conversations/x/activities", 401)]
    [InlineData("POST", "/v3/directline/tokens/refresh", 401)]
    public async Task EveryAnswer_TellsBrowsersToDoNothingWithIt(string method, string path, int status)
    {
        await using var server = await BotServer.StartAsync();

        using var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(status, (int)response.StatusCode);
        AssertSafe(response);
    }

    [Fact]
    public async Task Fault_IsAStatusAndNothingElse()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IBot>(_ => throw new InvalidOperationException("secret detail")));

        using var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(EmulatorBodies.Message("http://localhost:9", "hello")));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        AssertSafe(response);
    }

    [Fact]
    public async Task TooManyHeaders_AreRefused()
    {
        await using var server = await BotServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        for (var i = 0; i < 100; i++)
        {
            request.Headers.Add($"X-{i}", "x");
        }

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task HostThatIsNotAllowed_IsRefused()
    {
        await using var server = await BotServer.StartAsync("--AllowedHosts=bot.clinic.example");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Host = "rebound.example";

        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static void AssertSafe(HttpResponseMessage response)
    {
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("same-origin", response.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
    }
}
