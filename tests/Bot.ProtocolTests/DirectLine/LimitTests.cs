using System.Globalization;
using System.Net;
using Bot.DirectLine.Conversations;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLine;

public sealed class LimitTests
{
    private readonly FakeTimeProvider _clock = new();

    [Theory]
    [InlineData("/conversations")]
    [InlineData("/tokens/generate")]
    public async Task Start_TooOftenFromOneAddress_Is429UntilRetryAfter(string path)
    {
        await using var server = await StartAsync("--DirectLine:StartsPerAddress:AtOnce=2", "--DirectLine:StartsPerAddress:PerMinute=6");
        var probe = new DirectLineProbe(server.Client);
        await probe.PostAsync("/conversations");
        await probe.PostAsync("/tokens/generate");

        var refused = await probe.PostAsync(path);

        AssertTooMany(refused, 10);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True((int)(await probe.PostAsync(path)).Status < 300);
    }

    [Fact]
    public async Task Post_TooOftenInOneConversation_Is429ThereOnly()
    {
        await using var server = await StartAsync("--DirectLine:MessagesPerConversation:AtOnce=2", "--DirectLine:MessagesPerConversation:PerMinute=2");
        var (busy, calm) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));
        await busy.SayAsync("one");
        await busy.SayAsync("two");

        var refused = await busy.SendAsync(DirectLineProbe.Message("three"));

        AssertTooMany(refused, 30);
        Assert.Equal(HttpStatusCode.OK, (await busy.PollAsync()).Status);
        await calm.SayAsync("one");
        _clock.Advance(TimeSpan.FromSeconds(30));
        await busy.SayAsync("three");
    }

    [Fact]
    public async Task UrgentMessage_HoweverMuchWasSent_IsAnswered()
    {
        await using var server = await BotServer.StartAsync(
            "--DirectLine:MessagesPerConversation:AtOnce=1", "--DirectLine:MessagesPerConversation:PerMinute=1", "--DirectLine:MessagesPerAddress:AtOnce=1", "--DirectLine:MessagesPerAddress:PerMinute=1");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "does it hurt");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await visitor.PostAsync(server.Client, "how long is a session")).Status);
        Assert.StartsWith("**Emergency: call", await visitor.AskAsync(server.Client, "I have crushing chest pain"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TooOftenFromOneAddress_Is429InAllItsConversations()
    {
        await using var server = await StartAsync("--DirectLine:MessagesPerAddress:AtOnce=2", "--DirectLine:MessagesPerAddress:PerMinute=60");
        var (one, other) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));
        await one.SayAsync("one");
        await other.SayAsync("two");

        AssertTooMany(await one.SendAsync(DirectLineProbe.Message("three")), 1);
        AssertTooMany(await other.SendAsync(DirectLineProbe.Message("three")), 1);
    }

    [Fact]
    public async Task Post_WhileTooManyTurnsWait_Is429AndNothingIsLost()
    {
        var release = new TaskCompletionSource();
        await using var server = await EchoServer.StartAsync((_, _) => release.Task, "--DirectLine:MaxOpenTurns=3");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await probe.SayAsync("one");
        await probe.SayAsync("two", "client-2");

        var refused = await probe.SendAsync(DirectLineProbe.Message("three", "client-3"));
        var repeated = await probe.SendAsync(DirectLineProbe.Message("two", "client-2"));

        AssertTooMany(refused, 1);
        Assert.Equal(HttpStatusCode.OK, repeated.Status);
        Assert.Equal(["one", "two"], (await probe.PollAsync()).Activities.Select(a => a.GetProperty("text").GetString()));
        release.SetResult();
    }

    [Fact]
    public async Task Start_WhileThereIsNoRoom_Is429ButThoseWhoAreInStay()
    {
        await using var server = await StartAsync("--DirectLine:MaxConversations=2");
        var first = await DirectLineProbe.StartAsync(server.Client);
        await DirectLineProbe.StartAsync(server.Client);

        var refused = await new DirectLineProbe(server.Client).StartAsync();

        AssertTooMany(refused, 60);
        Assert.Equal(HttpStatusCode.OK, (await first.StartAsync()).Status);
        await first.SayAsync("one");
        await first.DeleteAsync($"/conversations/{first.ConversationId}");
        await DirectLineProbe.StartAsync(server.Client);
    }

    [Theory]
    [InlineData("--DirectLine:MaxConversations=2")]
    [InlineData("--DirectLine:MaxConversationsPerAddress=2")]
    public async Task Start_WhileThereIsNoRoom_TakesThePlaceOfTheLongestIdleOfTheSameAddress(string setting)
    {
        await using var server = await StartAsync(setting);
        var (first, second) = (await DirectLineProbe.StartAsync(server.Client), await DirectLineProbe.StartAsync(server.Client));
        _clock.Advance(TimeSpan.FromMinutes(9));
        await first.SayAsync("still here");
        _clock.Advance(TimeSpan.FromMinutes(2));

        await DirectLineProbe.StartAsync(server.Client);

        Assert.Equal(HttpStatusCode.NotFound, (await second.PollAsync()).Status);
        Assert.Equal(HttpStatusCode.OK, (await first.PollAsync()).Status);
    }

    [Fact]
    public async Task Start_WhileOneAddressHasTakenAllPlaces_TakesOneOfThem()
    {
        await using var server = await StartAsync("--DirectLine:MaxConversations=20", "--DirectLine:StartsPerAddress:AtOnce=100000", "--Proxies:Known:0=127.0.0.1");
        List<HttpStatusCode> taken = [];
        for (var i = 0; i < 25; i++)
        {
            taken.Add((await StartFromAsync(server, "198.51.100.7")).Status);
        }

        var strangers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => StartFromAsync(server, $"203.0.113.{i}")));

        // Twenty of them, and no more for the one who has all.
        Assert.Equal(20, taken.Count(status => status == HttpStatusCode.Created));
        AssertTooMany(await StartFromAsync(server, "198.51.100.7"), 60);
        Assert.All(strangers, stranger => Assert.Equal(HttpStatusCode.Created, stranger.Status));
        foreach (var stranger in strangers)
        {
            var probe = new DirectLineProbe(server.Client) { Token = stranger["token"] };
            Assert.Equal(HttpStatusCode.OK, (await probe.GetAsync($"/conversations/{stranger["conversationId"]}/activities")).Status);
        }
    }

    [Fact]
    public async Task Start_AfterARestartWithAllPlacesTaken_TakesThoseOfWhoeverWasAwayForAnHour()
    {
        var folder = Directory.CreateTempSubdirectory("full-").FullName;
        string[] settings = ["--DirectLine:MaxConversations=3", "--Store:Kind=Sqlite", $"--Store:DataFolder={folder}"];
        await using (var before = await StartAsync(settings))
        {
            await DirectLineProbe.StartAsync(before.Client);
            await DirectLineProbe.StartAsync(before.Client);
            _clock.Advance(TimeSpan.FromMinutes(50));
            await DirectLineProbe.StartAsync(before.Client);
        }

        await using (var after = await StartAsync(settings))
        {
            AssertTooMany(await new DirectLineProbe(after.Client).StartAsync(), 60);
            _clock.Advance(TimeSpan.FromMinutes(11));
            await DirectLineProbe.StartAsync(after.Client);
            await DirectLineProbe.StartAsync(after.Client);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await new DirectLineProbe(after.Client).StartAsync()).Status);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Poll_BeyondTheAllowance_IsToldThatNothingIsNew()
    {
        await using var server = await StartAsync("--DirectLine:PollsPerConversation:AtOnce=2", "--DirectLine:PollsPerConversation:PerMinute=60");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await probe.PollAsync();
        await probe.PollAsync();

        var beyond = await probe.PollAsync();

        Assert.Equal((HttpStatusCode.OK, 0), (beyond.Status, beyond.Activities.Count));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEmpty((await probe.PollAsync(beyond.Watermark)).Activities);
    }

    [Fact]
    public async Task Reconnect_BeyondTheAllowance_Is429()
    {
        await using var server = await StartAsync("--DirectLine:ConnectsPerConversation:AtOnce=2", "--DirectLine:ConnectsPerConversation:PerMinute=60");
        var probe = await DirectLineProbe.StartAsync(server.Client);
        await probe.ReconnectAsync();
        await probe.PostAsync("/tokens/refresh");

        AssertTooMany(await probe.ReconnectAsync(), 1);
        AssertTooMany(await probe.PostAsync("/tokens/refresh"), 1);
    }

    [Theory]
    [InlineData("--DirectLine:MaxStreamsPerConversation=2", true)]
    [InlineData("--DirectLine:MaxStreams=2", false)]
    public async Task Stream_WhileThereIsNoRoom_Is429UntilOneEnds(string setting, bool sameConversation)
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store), setting);
        var probe = await DirectLineProbe.StartAsync(server.Client);
        using var first = await probe.OpenStreamAsync();
        await probe.ReconnectAsync();
        using var second = await probe.OpenStreamAsync();
        var late = sameConversation ? probe : await DirectLineProbe.StartAsync(server.Client);
        await late.ReconnectAsync();

        using var refused = await late.OpenStreamAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        await first.CloseAsync();
        using var taken = await late.OpenFreedStreamAsync();
        Assert.Equal(HttpStatusCode.SwitchingProtocols, taken.Status);
    }

    [Theory]
    [InlineData("POST", "/conversations")]
    [InlineData("POST", "/conversations/{c}/activities")]
    [InlineData("GET", "/conversations/{c}")]
    public async Task Call_StoreFails_Is503WithRetryAfterAndNoExceptionText(string method, string path)
    {
        var store = new ObservedStore(new MemoryDirectLineStore(TimeProvider.System));
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<IDirectLineStore>(store));
        var probe = await DirectLineProbe.StartAsync(server.Client);
        store.Fault = new IOException("secret detail");

        var content = new StringContent("""{"type":"message","text":"x"}""", null, "application/json");
        var answer = await probe.CallAsync(new HttpMethod(method), path.Replace("{c}", probe.ConversationId, StringComparison.Ordinal), method == "POST" ? content : null);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Equal("ServiceUnavailable", answer.ErrorCode);
        Assert.Equal("5", answer.Header("Retry-After"));
        Assert.DoesNotContain("secret detail", answer.Text, StringComparison.Ordinal);
    }

    private static Task<DirectLineAnswer> StartFromAsync(BotServer server, string address) =>
        new DirectLineProbe(server.Client).CallAsync(HttpMethod.Post, "/conversations", new StringContent("{}", null, "application/json"), ("X-Forwarded-For", address));

    private static void AssertTooMany(DirectLineAnswer answer, int seconds)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status);
        Assert.Equal("RateLimited", answer.ErrorCode);
        Assert.Equal(seconds.ToString(CultureInfo.InvariantCulture), answer.Header("Retry-After"));
    }

    private Task<BotServer> StartAsync(params string[] settings) => EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(_clock), settings);
}
