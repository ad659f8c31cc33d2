using System.Text.Json.Nodes;
using Bot.ProtocolTests.DirectLine;
using Bot.Testing;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.DirectLineJs;

/// <summary>
/// Every feature of Microsoft's own client, by polls and by WebSocket, with the secret and with a token made for a user.
/// What is not served is here too, and in the channel's README.
/// </summary>
public sealed class DirectLineJsFeatureTests : IClassFixture<DirectLineJsPackages>
{
    private const string Secret = "a-secret-that-only-the-clinics-own-server-knows";
    private const string User = "dl_anna";
    private const int Online = 2;
    private const int FailedToConnect = 4;
    private const int Ended = 5;

    /// <summary>By WebSocket or not, with the secret or a token.</summary>
    public static TheoryData<bool, bool> Ways { get; } = new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Talk_IsGreetedPostsAndIsAnswered(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        await using var client = await ClientAsync(server, webSocket, withSecret);
        await client.UntilTextsAsync("hello");

        var id = await client.SayAsync("one");
        await client.UntilTextsAsync("echo one");

        Assert.Equal(["hello", "one", "echo one"], client.Texts);
        Assert.Equal(id, client.Activities[1].GetProperty("id").GetString());
        Assert.Equal(["bot", "user", "bot"], client.Activities.Select(a => a.GetProperty("from").GetProperty("role").GetString()));
        Assert.Equal(!withSecret, UserOf(client) == User);
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Upload_OfTwoFilesWithText_HasItsTextAnswered(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        await using var client = await ClientAsync(server, webSocket, withSecret);
        var message = DirectLineProbe.Message("two files", "client upload");
        message["attachments"] = new JsonArray(File("one.js"), File("two.js"));

        var id = await client.PostAsync(message);
        await client.UntilTextsAsync("two files", "echo two files");

        var own = client.Activities.Single(a => a.GetProperty("id").GetString() == id);
        Assert.Equal("client upload", own.GetProperty("channelData").GetProperty("clientActivityID").GetString());
        Assert.False(own.TryGetProperty("attachments", out _), "Files are not kept.");

        JsonObject File(string name) => new() { ["name"] = name, ["contentType"] = "text/javascript", ["contentUrl"] = new Uri(server.Client.BaseAddress!, "/widget.js").AbsoluteUri };
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Activity_OtherThanAMessage_IsTaken(bool webSocket, bool withSecret)
    {
        var told = new TaskCompletionSource<string>();
        await using var server = await EchoServer.StartAsync(
            (turnContext, _) =>
            {
                if (turnContext.Activity.Type == ActivityTypes.Event)
                {
                    told.TrySetResult($"{turnContext.Activity.Name} {turnContext.Activity.Value}");
                }

                return Task.CompletedTask;
            },
            "--DirectLine:Secret=" + Secret);
        await using var client = await ClientAsync(server, webSocket, withSecret, new JsonObject { ["streaming"] = true });

        var id = await client.PostAsync(new JsonObject { ["type"] = "event", ["name"] = "webchat/join", ["value"] = 5, ["from"] = new JsonObject { ["id"] = "" } });

        Assert.NotEqual("", id);
        Assert.Equal("webchat/join 5", await told.Task.WaitAsync(Limits.Hang));
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Locale_OfTheStart_IsTheGreetings(bool webSocket, bool withSecret)
    {
        await using var server = await EchoServer.StartAsync(
            (turnContext, cancellationToken) => turnContext.SendActivityAsync("hello in " + turnContext.Activity.Locale, cancellationToken: cancellationToken), "--DirectLine:Secret=" + Secret);
        await using var client = await ClientAsync(server, webSocket, withSecret, new JsonObject { ["conversationStartProperties"] = new JsonObject { ["locale"] = "zh-CN" } });

        await client.UntilTextsAsync("hello in zh-CN");
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task UserId_OfThePage_IsTakenFromAServerAndNeverBesideAToken(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        await using var client = await ClientAsync(server, webSocket, withSecret, new JsonObject { ["userId"] = "u_test" });

        await client.SayAsync("one");
        await client.UntilTextsAsync("one");

        Assert.Equal(withSecret ? "u_test" : User, UserOf(client));
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Watermark_OfAnEarlierVisit_LeavesOutWhatWasBefore(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        var before = await TalkedAsync(server);

        await using var client = await ClientAsync(server, webSocket, withSecret, new JsonObject { ["conversationId"] = before.ConversationId, ["watermark"] = "2" }, before.Token);
        await client.UntilTextsAsync("echo one");
        await client.SayAsync("two");
        await client.UntilTextsAsync("two", "echo two");

        Assert.Equal(["echo one", "two", "echo two"], client.Texts);
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task End_StopsTheClientAndItsConnection(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        await using var client = await ClientAsync(server, webSocket, withSecret);
        await client.UntilTextsAsync("hello");

        await client.EndAsync();

        await client.UntilStatusAsync(Ended);
        Assert.Equal("conversation ended", await client.UntilEndedAsync());
        Assert.Contains("conversation ended", await client.PostInVainAsync(DirectLineProbe.Message("late")), StringComparison.Ordinal);
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Post_ToAConversationThatIsGone_Is404(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        var before = await TalkedAsync(server);
        await using var client = await ClientAsync(server, webSocket, withSecret, new JsonObject { ["conversationId"] = before.ConversationId }, before.Token);
        await client.UntilTextsAsync("echo one");

        // Ended as the protocol has it, by the activity.
        await client.PostAsync(new JsonObject { ["type"] = "endOfConversation", ["from"] = new JsonObject { ["id"] = "" } });

        Assert.Contains(await client.PostInVainAsync(DirectLineProbe.Message("late")), (string[])["404", "Error: conversation ended"]);
    }

    [NodeTheory]
    [MemberData(nameof(Ways))]
    public async Task Session_OfASignIn_IsNone(bool webSocket, bool withSecret)
    {
        await using var server = await StartAsync();
        await using var client = await ClientAsync(server, webSocket, withSecret);

        Assert.Equal("", await client.SessionAsync());

        await client.SayAsync("one");
        await client.UntilTextsAsync("echo one");
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Refresh_KeepsTheClientOnlineBeyondItsFirstToken(bool webSocket)
    {
        var clock = new FakeTimeProvider();
        await using var server = await EchoServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock), "--DirectLine:Secret=" + Secret);
        await using var client = await ClientAsync(server, webSocket, withSecret: false);
        await client.UntilTextsAsync("hello");

        clock.Advance(TimeSpan.FromMinutes(20));
        var token = await client.RefreshAsync();
        clock.Advance(TimeSpan.FromMinutes(20));
        await client.SayAsync("one");
        await client.UntilTextsAsync("echo one");

        Assert.Equal(User, DirectLineProbe.Claim(token, "user"));
        Assert.Equal([0, 1, Online], client.Statuses);
    }

    [NodeTheory]
    [InlineData(null, "hello", "one", "echo one", "two", "echo two")]
    [InlineData("3", "two", "echo two")]
    public async Task StreamUrl_ThatThePageGot_IsOpenedWithoutAnotherStart(string? watermark, params string[] texts)
    {
        await using var server = await StartAsync();
        var page = await TalkedAsync(server);
        await page.ReconnectAsync(watermark);
        await using var client = await ClientAsync(server, webSocket: true, withSecret: false, new JsonObject { ["conversationId"] = page.ConversationId, ["streamUrl"] = page.StreamUrl }, page.Token);

        await client.SayAsync("two");
        await client.UntilTextsAsync(texts);

        Assert.Equal(texts, client.Texts);
    }

    [NodeTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WrongSecret_FailsToConnect(bool webSocket)
    {
        await using var server = await StartAsync();
        await using var client = Client(server, webSocket, new JsonObject { ["secret"] = Secret + "x" });

        await client.UntilStatusAsync(FailedToConnect);
    }

    /// <summary>Not served: a client of the streaming extensions learns it, and goes on trying in vain no longer than it would elsewhere.</summary>
    [NodeTheory]
    [InlineData("DirectLineStreaming")]
    public async Task StreamingExtensions_AreRefused(string kind)
    {
        await using var server = await StartAsync();
        var token = (await new DirectLineProbe(server.Client) { Token = Secret }.PostAsync("/tokens/generate"))["token"];
        await using var client = Client(server, webSocket: true, new JsonObject { ["kind"] = kind, ["token"] = token });

        await client.UntilStatusAsync(FailedToConnect);

        Assert.DoesNotContain(Online, client.Statuses);
    }

    private static Task<BotServer> StartAsync() => EchoServer.StartAsync("--DirectLine:Secret=" + Secret);

    private static string UserOf(DirectLineJsClient client) =>
        client.Activities.First(a => a.GetProperty("from").GetProperty("role").GetString() == "user").GetProperty("from").GetProperty("id").GetString()!;

    /// <summary>A conversation of an earlier visit.</summary>
    private static async Task<DirectLineProbe> TalkedAsync(BotServer server)
    {
        var clinic = new DirectLineProbe(server.Client) { Token = Secret };
        var page = new DirectLineProbe(server.Client) { Token = (await clinic.PostAsync("/tokens/generate"))["token"] };
        await page.StartAsync();
        await EchoServer.TalkAsync(page, "one");
        return page;
    }

    private static async Task<DirectLineJsClient> ClientAsync(BotServer server, bool webSocket, bool withSecret, JsonObject? options = null, string? token = null)
    {
        options ??= [];
        if (withSecret)
        {
            options["secret"] = Secret;
        }
        else
        {
            options["token"] = token ?? (await new DirectLineProbe(server.Client) { Token = Secret }.PostAsync("/tokens/generate", $$$"""{"user":{"id":"{{{User}}}"}}"""))["token"];
        }

        return Client(server, webSocket, options);
    }

    private static DirectLineJsClient Client(BotServer server, bool webSocket, JsonObject options)
    {
        options["webSocket"] = webSocket;
        options["pollingInterval"] = 200;
        options["timeout"] = 2000;
        return new DirectLineJsClient(server.Client.BaseAddress!, options);
    }
}
