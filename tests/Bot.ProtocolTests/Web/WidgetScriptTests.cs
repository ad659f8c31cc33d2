using System.Net;
using System.Net.Http.Headers;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Web;

public sealed class WidgetScriptTests
{
    /// <summary>Six kilobytes, so that the clinic's page does not feel it.</summary>
    private const int MaxGzipped = 6 * 1024;

    [Fact]
    public async Task Script_IsSmallAndAnySiteMayLoadIt()
    {
        await using var server = await BotServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));

        using var response = await server.Client.SendAsync(request);

        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 500, MaxGzipped);
        Assert.Equal("cross-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task Script_UnchangedSinceLastTime_IsNotSentAgain()
    {
        await using var server = await BotServer.StartAsync();
        using var first = await server.Client.GetAsync("/widget.js");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/widget.js");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await server.Client.SendAsync(request);

        Assert.Equal("no-cache", first.Headers.CacheControl!.ToString());
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Script_HoldsTheWordingsOfTheKnowledge()
    {
        await using var server = await BotServer.StartAsync();

        var script = await server.Client.GetStringAsync("/widget.js");

        Assert.Contains($"\"open\":\"{ShippedKnowledge.Engine.ChatPage["open"]}\"", script, StringComparison.Ordinal);
        Assert.Contains($"\"open\":\"{ShippedKnowledge.Engine.ChatPageTranslations["ru"]["open"]}\"", script, StringComparison.Ordinal);
        Assert.DoesNotContain("__TEXTS__", script, StringComparison.Ordinal);
    }
}
