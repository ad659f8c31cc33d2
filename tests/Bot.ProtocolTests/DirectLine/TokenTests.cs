using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class TokenTests
{
    private const string Key = "--DirectLine:SigningKey=a-key-that-two-servers-of-this-test-share";

    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Refresh_ValidToken_ContinuesTheConversation()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        _clock.Advance(TimeSpan.FromMinutes(15));

        var answer = await probe.PostAsync("/tokens/refresh");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(probe.ConversationId, answer["conversationId"]);
        Assert.Equal(1800, answer.Json.GetProperty("expires_in").GetInt32());
        Assert.Equal(probe.UserId, DirectLineProbe.Claim(answer["token"], "user"));
        _clock.Advance(TimeSpan.FromMinutes(29));
        probe.Token = answer["token"];
        Assert.Equal(HttpStatusCode.OK, (await probe.PollAsync()).Status);
    }

    [Fact]
    public async Task Refresh_ExpiredWithinTheResumeWindow_ContinuesTheConversation()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        _clock.Advance(TimeSpan.FromHours(24));

        var answer = await probe.PostAsync("/tokens/refresh");

        probe.Token = answer["token"];
        Assert.Equal(probe.ConversationId, answer["conversationId"]);
        Assert.Equal(HttpStatusCode.OK, (await probe.ReconnectAsync("0")).Status);
    }

    [Fact]
    public async Task Refresh_PastTheResumeWindow_Is403TokenExpired()
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        _clock.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(31));

        var answer = await probe.PostAsync("/tokens/refresh");

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("TokenExpired", answer.ErrorCode);
    }

    public static TheoryData<string, string> ConversationRoutes => new()
    {
        { "GET", "/conversations/{c}" },
        { "DELETE", "/conversations/{c}" },
        { "POST", "/conversations/{c}/activities" },
        { "GET", "/conversations/{c}/activities" },
        { "POST", "/conversations/{c}/upload" },
    };

    [Theory]
    [InlineData("POST", "/conversations")]
    [MemberData(nameof(ConversationRoutes))]
    public async Task AnyRoute_ExpiredToken_Is403TokenExpired(string method, string path)
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        _clock.Advance(TimeSpan.FromMinutes(31));

        var answer = await CallAsync(probe, method, path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal("TokenExpired", answer.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(ConversationRoutes))]
    public async Task ConversationRoute_NoToken_Is401(string method, string path)
    {
        await using var server = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(server.Client);
        probe.Token = null;

        var answer = await CallAsync(probe, method, path);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("Unauthorized", answer.ErrorCode);
    }

    [Theory]
    [MemberData(nameof(ConversationRoutes))]
    public async Task ConversationRoute_AnothersConversation_IsAsIfItDidNotExist(string method, string path)
    {
        await using var server = await StartAsync();
        var (victim, thief) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));

        var found = await CallAsync(thief, method, path, victim.ConversationId);
        var missing = await CallAsync(thief, method, path, "nobodys");

        Assert.Equal(HttpStatusCode.NotFound, found.Status);
        Assert.Equal(missing.Text, found.Text);
        Assert.Equal(HttpStatusCode.OK, (await victim.PollAsync()).Status);
    }

    public static TheoryData<string> Forgeries => ["garbage", "a.b.c", "none", "other key", "changed", "ticket", "long"];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task Token_Forged_Is401(string forgery)
    {
        await using var server = await StartAsync(Key);
        var probe = await DirectLineProbe.StartAsync(server.Client);
        probe.Token = Forge(forgery, probe.Token!, probe.StreamUrl);

        foreach (var answer in (DirectLineAnswer[])[await probe.PollAsync(), await probe.StartAsync(), await probe.PostAsync("/tokens/refresh")])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
            Assert.Equal("Unauthorized", answer.ErrorCode);
        }
    }

    [Fact]
    public async Task Token_OfAnotherServerWithTheSameKey_IsAccepted()
    {
        await using var first = await StartAsync(Key);
        await using var second = await StartAsync(Key);
        await using var stranger = await StartAsync();
        var probe = await DirectLineProbe.StartAsync(first.Client);

        var here = new DirectLineProbe(second.Client) { Token = probe.Token };
        var there = new DirectLineProbe(stranger.Client) { Token = probe.Token };

        Assert.Equal(HttpStatusCode.Created, (await here.StartAsync()).Status);
        Assert.Equal(probe.ConversationId, here.ConversationId);
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.StartAsync()).Status);
    }

    private static string Forge(string forgery, string token, string streamUrl)
    {
        var parts = token.Split('.');
        var header = Text("""{"alg":"HS256","typ":"JWT"}""");
        return forgery switch
        {
            "none" => $"{Text("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.",
            "other key" => $"{header}.{parts[1]}.{Signature(header + "." + parts[1])}",
            "changed" => $"{parts[0]}.{parts[1][..^3]}AAA.{parts[2]}",
            "ticket" => streamUrl[(streamUrl.IndexOf("&t=", StringComparison.Ordinal) + 3)..],
            "long" => token + new string('A', 4000),
            _ => forgery,
        };
    }

    private static string Text(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static string Signature(string content) =>
        Convert.ToBase64String(HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(content))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static Task<DirectLineAnswer> CallAsync(DirectLineProbe probe, string method, string path, string? conversation = null)
    {
        var content = method == "POST" ? new StringContent("""{"type":"message","text":"x"}""", Encoding.UTF8, "application/json") : null;
        return probe.CallAsync(new HttpMethod(method), path.Replace("{c}", conversation ?? probe.ConversationId, StringComparison.Ordinal), content);
    }

    private Task<BotServer> StartAsync(params string[] settings) => EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(_clock), settings);
}
