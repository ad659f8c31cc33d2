using System.Net;
using System.Text.Json;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class ProxyTests
{
    private const string FewStarts = "--DirectLine:StartsPerAddress:AtOnce=2";

    [Fact]
    public async Task KnownProxy_SaysWhoCallsAndThatTlsWasUsed()
    {
        await using var server = await BotServer.StartAsync("--Proxies:Known:0=127.0.0.1", "--environment=Production");

        using var response = await StartAsync(server, ("X-Forwarded-For", "198.51.100.7"), ("X-Forwarded-Proto", "https"), ("Host", "bot.clinic.example"));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith("wss://bot.clinic.example/", body.RootElement.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.Equal("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task Stranger_IsNotBelieved()
    {
        await using var server = await BotServer.StartAsync("--environment=Production");

        using var response = await StartAsync(server, ("X-Forwarded-Proto", "https"), ("Host", "bot.clinic.example"));

        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.StartsWith("ws://bot.clinic.example/", body.RootElement.GetProperty("streamUrl").GetString(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task Stranger_CannotTakeAnotherAddressForEachCall()
    {
        await using var server = await BotServer.StartAsync(FewStarts);

        var statuses = await StartOftenAsync(server, i => $"198.51.100.{i}");

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    // The visitor's own header comes first; what the proxy saw is at the end.
    [InlineData("203.0.113.{0}, 198.51.100.7", false)]
    [InlineData("198.51.100.{0}", true)]
    public async Task KnownProxy_IsBelievedAsToTheAddressItSaw(string forwarded, bool isAnotherEachTime)
    {
        await using var server = await BotServer.StartAsync(FewStarts, "--Proxies:Known:0=127.0.0.0/8");

        var statuses = await StartOftenAsync(server, i => forwarded.Replace("{0}", $"{i}", StringComparison.Ordinal));

        Assert.Equal(isAnotherEachTime ? HttpStatusCode.Created : HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Theory]
    [InlineData("--Proxies:Known:0=127.0.0.1", "/bot", "/bot/assets/")]
    [InlineData("--Proxies:Known:0=10.0.0.5", "/bot", "/assets/")]
    [InlineData("--Proxies:Known:0=127.0.0.1", "//evil.example", "/assets/")]
    [InlineData("--Proxies:Known:0=127.0.0.1", "/\\evil.example", "/assets/")]
    [InlineData("--Server:PathBase=/site", "/bot", "/assets/")]
    public async Task Prefix_IsBelievedOfKnownProxiesAndOnlyAsAPath(string setting, string prefix, string assets)
    {
        await using var server = await BotServer.StartAsync(setting);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/chat");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Prefix", prefix);

        using var response = await server.Client.SendAsync(request);

        Assert.Contains($"src=\"{assets}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PathOfTheSettings_LeadsToEverythingBelowIt()
    {
        await using var server = await BotServer.StartAsync("--Server:PathBase=/site");

        Assert.Contains("src=\"/site/assets/", await server.Client.GetStringAsync("/site/chat"), StringComparison.Ordinal);
        using var started = await server.Client.PostAsync("/site/v3/directline/conversations", null);
        Assert.Contains("/site/v3/directline/", await started.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("/bot/")]
    [InlineData("//evil.example")]
    public async Task PathThatIsNone_StopsTheStart(string path)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => BotServer.StartAsync($"--Server:PathBase={path}"));

        Assert.Contains("PathBase", fault.ToString(), StringComparison.Ordinal);
    }

    private static async Task<List<HttpStatusCode>> StartOftenAsync(BotServer server, Func<int, string> forwarded)
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 1; i <= 3; i++)
        {
            using var response = await StartAsync(server, ("X-Forwarded-For", forwarded(i)));
            statuses.Add(response.StatusCode);
        }

        return statuses;
    }

    private static async Task<HttpResponseMessage> StartAsync(BotServer server, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/conversations");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }
}
