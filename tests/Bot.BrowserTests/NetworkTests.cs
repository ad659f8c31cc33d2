using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Bot.BrowserTests.Pages;
using Bot.Testing;
using Bot.Testing.Peers;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>Networks that let no stream through, servers that go and come, and what the visitor is told of them.</summary>
[Collection(InChromiumAlone.Name)]
public sealed class NetworkTests(Chromium chromium)
{
    private const string Urgent = "I have crushing chest pain";
    private const string PainQuestion = "Does it relieve pain and soreness?";

    private const string NeverOpens = "window.WebSocket = class { readyState = 0; send() {} close() {} }";
    private const string OpensAndIsSilent = "window.WebSocket = class { readyState = 0; constructor() { setTimeout(() => { this.readyState = 1; this.onopen?.(); }, 20); } send() {} close() {} }";
    private const string Closes = "window.WebSocket = class { readyState = 0; constructor() { setTimeout(() => { this.readyState = 3; this.onclose?.(); }, 20); } send() {} close() {} }";
    private const string IsForbidden = "window.WebSocket = class { constructor() { throw new DOMException('No.', 'SecurityError'); } }";
    private const string Works = "void 0";
    private const string IsMissing = "delete window.WebSocket";

    [BrowserFact(NginxPeer.Program)]
    public async Task NginxWithoutUpgrade_AnswersComeWithinThreeSeconds()
    {
        await using var server = await BotServer.StartAsync("--Proxies:Known:0=127.0.0.1");
        await using var nginx = await NginxPeer.StartAsync([server.Client.BaseAddress!.Port], "location / { proxy_pass http://bots; proxy_set_header Host $http_host; }");
        await using var visit = await chromium.VisitAsync();
        visit.Expect("WebSocket connection");
        var page = await visit.OpenAsync("about:blank");

        var (greeting, answer) = await TalkAsync(page, nginx.Address);

        await Visit.ScreenshotAsync(page, "network-without-websockets");
        Figures.Keep("without-websockets", $"Behind nginx without upgrade headers: greeting after {greeting} ms, urgent reply after {answer} ms.");
    }

    [BrowserTheory]
    [InlineData(NeverOpens)]
    [InlineData(OpensAndIsSilent)]
    [InlineData(Closes)]
    [InlineData(IsForbidden)]
    [InlineData(IsMissing)]
    public async Task StreamThatBringsNothing_AnswersComeWithinThreeSeconds(string socket)
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.Context.AddInitScriptAsync(socket);
        var page = await visit.OpenAsync("about:blank");

        await TalkAsync(page, server.Client.BaseAddress!);
    }

    [BrowserFact]
    public async Task StreamThatComesBack_EndsThePolls()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.Context.AddInitScriptAsync($"window.Real = WebSocket; {Closes}");
        var chat = await ChatPage.OpenAsync(visit, server);
        await Expect(chat.Status).ToContainTextAsync("holds back live messages");

        await chat.Page.EvaluateAsync("() => { WebSocket = Real; dispatchEvent(new Event('online')); }");

        await Expect(chat.Status).Not.ToContainTextAsync("live messages");
        await Poll.UntilAsync(() => visit.Requests.Any(address => address.StartsWith("ws:", StringComparison.Ordinal)));
        await chat.AskAsync(PainQuestion);
        var polls = Polls(visit);
        await chat.AskAsync("How old is it, and is it Chinese?");
        Assert.Equal(polls, Polls(visit));
    }

    [BrowserTheory]
    [InlineData(Works)]
    [InlineData(IsMissing)]
    public async Task BotKilledAndBack_IsToldAndWhatWasAskedIsAnswered(string socket)
    {
        var folder = Directory.CreateTempSubdirectory("killed-").FullName;
        string[] settings = [$"--Urls=http://127.0.0.1:{FreePort()}", "--Store:Kind=Sqlite", $"--Store:DataFolder={folder}", "--Answering:EmergencyNumber=112"];
        await using var visit = await chromium.VisitAsync();
        visit.Expect("WebSocket connection");
        visit.Expect("net::ERR_");
        // Asked in the moment of its going.
        visit.Expect("status of 500");
        await visit.Context.AddInitScriptAsync(socket);
        ChatPage chat;
        await using (var server = await BotServer.StartAsync(settings))
        {
            chat = await ChatPage.OpenAsync(visit, server);
            await chat.AskAsync(PainQuestion);
        }

        await Expect(chat.Status).ToContainTextAsync("cannot be reached");
        await Expect(chat.Status).ToContainTextAsync("To reach the clinic");
        await Expect(chat.Status).ToContainTextAsync("In an emergency, call");
        await Visit.ScreenshotAsync(chat.Page, "network-bot-down");
        await chat.TextBox.FillAsync(Urgent);
        await chat.TextBox.PressAsync("Enter");
        await Expect(chat.OwnMessages).ToHaveCountAsync(2);
        await using (var next = await BotServer.StartAsync(settings))
        {
            await Expect(chat.Answers).ToHaveCountAsync(3);
            await Expect(chat.LastAnswer).ToHaveClassAsync("answer urgent");
            await Expect(chat.Find("main")).Not.ToContainTextAsync("Send failed");
            await Expect(chat.Status).Not.ToContainTextAsync("cannot be reached");
        }

        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task AcceptedButTheAnswerToThatIsLost_IsShownAsSentAndAnsweredOnce()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("net::ERR_FAILED");
        var chat = await ChatPage.OpenAsync(visit, server);
        var isFirst = true;
        await chat.Page.RouteAsync("**/activities", async route =>
        {
            if (isFirst && route.Request.Method == "POST")
            {
                isFirst = false;
                await route.FetchAsync();
                await route.AbortAsync();
            }
            else
            {
                await route.ContinueAsync();
            }
        });

        await chat.AskAsync(PainQuestion);
        await chat.AskAsync("How old is it, and is it Chinese?");

        await Expect(chat.OwnMessages).ToHaveCountAsync(2);
        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(chat.Find("main")).Not.ToContainTextAsync("Send failed");
    }

    [BrowserFact]
    public async Task GivenUpAndThenFoundOnTheServer_IsNoLongerShownAsFailed()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("net::ERR_");
        visit.Expect("Failed to post activity");
        visit.Expect("WebSocket connection");
        await visit.Context.AddInitScriptAsync(IsMissing);
        var chat = await ChatPage.OpenAsync(visit, server);
        // The message gets to the server, but no answer gets out: the page is offline to all that it asks.
        await chat.Page.RouteAsync("**/v3/**", async route =>
        {
            if (route.Request.Method == "POST" && route.Request.Url.EndsWith("/activities", StringComparison.Ordinal))
            {
                await route.FetchAsync();
            }

            await route.AbortAsync();
        });
        await chat.Page.EvaluateAsync("Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })");
        await chat.TextBox.FillAsync(PainQuestion);
        await chat.TextBox.PressAsync("Enter");
        await Expect(chat.Find("main")).ToContainTextAsync("Send failed");

        await chat.Page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
        await chat.Page.EvaluateAsync("() => { delete navigator.onLine; dispatchEvent(new Event('online')); }");

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.Find("main")).Not.ToContainTextAsync("Send failed");
        await Expect(chat.OwnMessages).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task SlowAnswer_IsToldWithTheEmergencyNumber()
    {
        await using var server = await BotServer.StartAsync("--Answering:EmergencyNumber=112");
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        var released = new TaskCompletionSource();
        await chat.Page.RouteAsync("**/activities", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });

        await chat.TextBox.FillAsync(PainQuestion);
        await chat.TextBox.PressAsync("Enter");
        await Expect(chat.Status).ToContainTextAsync("takes longer than usual");
        await Expect(chat.Status).ToContainTextAsync("If it is urgent");
        await Visit.ScreenshotAsync(chat.Page, "network-slow");
        released.SetResult();

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.Status).ToBeEmptyAsync();
    }

    // Opens the chat, says something urgent, and tells how long the greeting and the reply took to be on the screen.
    private static async Task<(long Greeting, long Answer)> TalkAsync(IPage page, Uri bot)
    {
        var chat = new ChatPage(page);
        await page.GotoAsync(new Uri(bot, "chat").ToString(), new() { WaitUntil = WaitUntilState.Commit });
        var watch = Stopwatch.StartNew();
        await chat.WaitForGreetingAsync();
        var greeting = watch.ElapsedMilliseconds;
        await chat.TextBox.FillAsync(Urgent);
        watch.Restart();
        await chat.TextBox.PressAsync("Enter");
        await Expect(chat.LastAnswer).ToHaveClassAsync("answer urgent");
        var answer = watch.ElapsedMilliseconds;
        await Expect(chat.Find("main")).Not.ToContainTextAsync("Sending");
        await Expect(chat.Find("main")).Not.ToContainTextAsync("Send failed");
        await Expect(chat.OwnMessages).ToHaveCountAsync(1);
        Assert.InRange(answer, 0, 3000);
        Assert.InRange(greeting, 0, 6000);
        return (greeting, answer);
    }

    private static int Polls(Visit visit) => visit.Requests.Count(address => address.Contains("/activities?", StringComparison.Ordinal));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
