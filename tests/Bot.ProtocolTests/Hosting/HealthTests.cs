using System.Net;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class HealthTests
{
    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task Health_IsToBeReadOnly(string method, HttpStatusCode status)
    {
        await using var server = await BotServer.StartAsync();

        foreach (var path in (string[])["/healthz", "/readyz"])
        {
            using var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

            Assert.Equal(status, response.StatusCode);
        }
    }
}
