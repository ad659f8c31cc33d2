using System.Net;
using System.Text;
using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class CorsTests
{
    private const string Listed = "https://clinic.example";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    private readonly FakeTimeProvider _clock = new();

    public static TheoryData<string, string> Routes => new()
    {
        { "POST", "/tokens/generate" },
        { "POST", "/tokens/refresh" },
        { "POST", "/conversations" },
        { "GET", "/conversations/some" },
        { "DELETE", "/conversations/some" },
        { "POST", "/conversations/some/activities" },
        { "GET", "/conversations/some/activities?watermark=" },
        { "POST", "/conversations/some/upload?userId=u" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Preflight_OfAListedOrigin_IsAnsweredWithoutAToken(string method, string path)
    {
        await using var server = await StartAsync();

        var answer = await PreflightAsync(server, Listed, method, path);

        Assert.True((int)answer.Status is >= 200 and < 300, answer.Status.ToString());
        Assert.Equal(Listed, answer.Header(AllowOrigin));
        Assert.Contains(method, answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        var headers = answer.Header("Access-Control-Allow-Headers")!.ToLowerInvariant().Split(',');
        Assert.All((string[])["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], header => Assert.Contains(header, headers));
    }

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Preflight_OfAnotherOrigin_AllowsNothing(string method, string path)
    {
        await using var server = await StartAsync();

        var answer = await PreflightAsync(server, "https://evil.example", method, path);

        Assert.Null(answer.Header(AllowOrigin));
        Assert.Null(answer.Header("Access-Control-Allow-Headers"));
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://clinic.example.evil.example")]
    [InlineData("http://clinic.example")]
    [InlineData("https://clinic.example:8443")]
    [InlineData("null")]
    [InlineData("http://localhost:4000")]
    [InlineData("file://")]
    public async Task Call_OfAnotherOrigin_IsRefused(string origin)
    {
        await using var server = await StartAsync("--environment=Production");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        probe.Origin = origin;

        foreach (var answer in (DirectLineAnswer[])[await probe.StartAsync(), await probe.PollAsync(), await probe.PostAsync("/tokens/generate")])
        {
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
            Assert.Equal("OriginNotAllowed", answer.ErrorCode);
            Assert.Null(answer.Header(AllowOrigin));
        }

        using var stream = await probe.OpenStreamAsync();
        Assert.Equal(HttpStatusCode.BadRequest, stream.Status);
    }

    [Theory]
    [InlineData(Listed)]
    [InlineData("HTTPS://CLINIC.EXAMPLE")]
    [InlineData("the server's own")]
    public async Task Call_OfAPageThatMay_IsServed(string origin)
    {
        await using var server = await StartAsync("--environment=Production");
        var probe = new DirectLineProbe(server.Client) { Origin = origin == "the server's own" ? server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) : origin };

        var answer = await probe.StartAsync();

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        using var stream = await probe.OpenStreamAsync();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, stream.Status);
        await stream.UntilAsync("hello");
    }

    [Fact]
    public async Task Call_OfADevelopersPage_IsServedInDevelopment()
    {
        await using var server = await StartAsync();
        var probe = new DirectLineProbe(server.Client) { Origin = "http://localhost:4000" };

        Assert.Equal("http://localhost:4000", (await probe.StartAsync()).Header(AllowOrigin));
    }

    [Fact]
    public async Task ErrorAnswer_ToAListedOrigin_CarriesCorsHeaders()
    {
        var store = new ObservedStore(new MemoryDirectLineStore(_clock));
        await using var server = await EchoServer.StartAsync(
            services => services.AddSingleton<TimeProvider>(_clock).AddSingleton<IDirectLineStore>(store),
            "--DirectLine:AllowedOrigins:0=" + Listed, "--DirectLine:MessagesPerConversation:AtOnce=1");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        probe.Origin = Listed;
        var path = $"/conversations/{probe.ConversationId}/activities";
        var answers = new List<DirectLineAnswer>
        {
            await probe.GetAsync("/conversations/nobodys"),
            await probe.SendTextAsync("{"),
            await probe.SendTextAsync($$"""{"type":"message","text":"{{new string('x', 70_000)}}"}"""),
            await probe.CallAsync(HttpMethod.Post, path, new StringContent("x", Encoding.UTF8, "text/plain")),
            await probe.SendAsync(DirectLineProbe.Message("one")),
            await probe.SendAsync(DirectLineProbe.Message("two")),
        };
        store.Fault = new IOException("secret detail");
        answers.Add(await probe.ReconnectAsync());
        store.Fault = null;
        _clock.Advance(TimeSpan.FromHours(1));
        answers.Add(await probe.PollAsync());
        probe.Token = "forged";
        answers.Add(await probe.PollAsync());

        Assert.Equal((int[])[404, 400, 413, 415, 200, 429, 503, 403, 401], answers.Select(a => (int)a.Status));
        Assert.All(answers, a => Assert.Equal(Listed, a.Header(AllowOrigin)));
        Assert.All(answers, a => Assert.Contains("Origin", a.Header("Vary"), StringComparison.Ordinal));
        Assert.Contains("Retry-After", answers[5].Header("Access-Control-Expose-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<DirectLineAnswer> PreflightAsync(BotServer server, string origin, string method, string path) =>
        new DirectLineProbe(server.Client) { Origin = origin }.CallAsync(
            HttpMethod.Options,
            path,
            null,
            ("Access-Control-Request-Method", method),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent,x-requested-with"));

    private static Task<BotServer> StartAsync(params string[] settings) => EchoServer.StartAsync(["--DirectLine:AllowedOrigins:0=" + Listed, .. settings]);
}
