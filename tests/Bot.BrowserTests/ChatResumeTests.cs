using System.Net;
using System.Net.Sockets;
using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

[Collection(InSecondChromium.Name)]
public sealed class ChatResumeTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";
    private const string Lost = "could not be continued";

    [BrowserFact]
    public async Task Reload_KeepsTheConversationAndGreetsNoSecondTime()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        await chat.Page.ReloadAsync();

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.Answers).ToHaveCountAsync(2);
        await Expect(chat.OwnMessages).ToHaveCountAsync(1);
        await chat.AskAsync("How old is it, and is it Chinese?");
    }

    [BrowserFact]
    public async Task SecondTab_ShowsTheSameConversation()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var first = await ChatPage.OpenAsync(visit, server);
        await first.AskAsync(PainQuestion);

        var second = await ChatPage.OpenAsync(visit, server);
        await Expect(second.Answers).ToHaveCountAsync(2);
        await second.AskAsync("How old is it, and is it Chinese?");

        await Expect(first.Answers).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task ForgetChat_DeletesItHereOnTheServerAndInOtherTabs()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        var other = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);
        var (conversation, token) = await SessionAsync(chat);

        await chat.ForgetAsync();
        await Visit.ScreenshotAsync(chat.Page, "chat-forget");
        await Visit.AssertAccessibleAsync(chat.Page);
        await chat.Find("#forget-dialog [value=yes]").ClickAsync();

        await Expect(chat.Status).ToContainTextAsync("deleted");
        await Expect(other.Status).ToContainTextAsync("deleted");
        await Expect(chat.Answers).ToHaveCountAsync(0);
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Equal(0, await other.Page.EvaluateAsync<int>("sessionStorage.length"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, conversation, token));
        await chat.Find("#new-chat").ClickAsync();
        await chat.WaitForGreetingAsync();
        await Expect(chat.Answers).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task ForgetWithoutAServer_ClearsTheScreenAndDeletesWhenItIsBack()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        visit.Expect("WebSocket connection");
        var chat = await ChatPage.OpenAsync(visit, server);
        var (conversation, token) = await SessionAsync(chat);
        await visit.Context.SetOfflineAsync(true);

        await chat.ForgetAsync();
        await chat.Find("#forget-dialog [value=yes]").ClickAsync();
        await Expect(chat.Answers).ToHaveCountAsync(0);
        await Expect(chat.Status).ToContainTextAsync("could not be deleted on the server");
        await visit.Context.SetOfflineAsync(false);
        await chat.Find("#retry").ClickAsync();

        await Expect(chat.Status).ToContainTextAsync("This chat is deleted");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, conversation, token));
    }

    [BrowserFact]
    public async Task OfflineAndBack_SaysSoAndSendsWhatWasNotSent()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        visit.Expect("WebSocket connection");
        visit.Expect("Failed to post activity");
        var chat = await ChatPage.OpenAsync(visit, server);

        await visit.Context.SetOfflineAsync(true);
        await Expect(chat.Status).ToContainTextAsync("You are offline");
        await chat.TextBox.FillAsync(PainQuestion);
        await chat.TextBox.PressAsync("Enter");
        var retry = chat.Page.GetByRole(AriaRole.Button, new() { Name = "Retry" });
        await Expect(retry).ToBeVisibleAsync();
        await Visit.ScreenshotAsync(chat.Page, "chat-offline");
        await visit.Context.SetOfflineAsync(false);
        await Expect(chat.Status).ToContainTextAsync("connected again");
        await retry.ClickAsync();

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.Answers).ToHaveCountAsync(2);
    }

    [BrowserTheory]
    [InlineData(31)]
    [InlineData(23 * 60)]
    public async Task SleptPastTheTokensLife_TheNextQuestionIsAnswered(int minutes)
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await StartAsync(time);
        await using var visit = await chromium.VisitAsync();
        visit.Expect("status of 403");
        // directlinejs tries the address of its old stream again.
        visit.Expect("WebSocket connection");
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        time.Advance(TimeSpan.FromMinutes(minutes));
        await chat.AskAsync("How old is it, and is it Chinese?");

        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(chat.Status).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task SleptPastTheTokensLife_ReloadGoesOn()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await StartAsync(time);
        await using var visit = await chromium.VisitAsync();
        // The page that slept may still ask whether its stream is alive before it is loaded anew.
        visit.Expect("status of 403");
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        time.Advance(TimeSpan.FromHours(2));
        await chat.Page.ReloadAsync();

        await Expect(chat.Answers).ToHaveCountAsync(2);
        await chat.AskAsync("How old is it, and is it Chinese?");
    }

    [BrowserFact]
    public async Task SleptTooLong_SaysSoAndStartsAnew()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var server = await StartAsync(time);
        await using var visit = await chromium.VisitAsync();
        visit.Expect("status of 403");
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        await chat.Page.GotoAsync("about:blank");
        time.Advance(TimeSpan.FromHours(25));
        await chat.Page.GotoAsync($"{server.Client.BaseAddress}chat");

        await Expect(chat.Status).ToContainTextAsync(Lost);
        await Expect(chat.Answers).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task ServerRestarted_GoesOn()
    {
        var folder = Directory.CreateTempSubdirectory("restart-").FullName;
        string[] settings = [$"--Urls=http://127.0.0.1:{FreePort()}", "--Store:Kind=Sqlite", $"--Store:DataFolder={folder}"];
        await using var visit = await chromium.VisitAsync();
        visit.Expect("WebSocket connection");
        visit.Expect("net::ERR_CONNECTION_REFUSED");
        // Asked in the moment of its going.
        visit.Expect("status of 500");
        ChatPage chat;
        await using (var server = await BotServer.StartAsync(settings))
        {
            chat = await ChatPage.OpenAsync(visit, server);
            await chat.AskAsync(PainQuestion);
        }

        await using (var next = await BotServer.StartAsync(settings))
        {
            await chat.AskAsync("How old is it, and is it Chinese?");
            await chat.Page.ReloadAsync();

            await Expect(chat.Answers).ToHaveCountAsync(3);
            await Expect(chat.Status).ToBeEmptyAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    [BrowserFact]
    public async Task ServerThatForgotEverything_SaysSoAndStartsAnew()
    {
        var port = FreePort();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("status of 401");
        visit.Expect("status of 500");
        visit.Expect("WebSocket connection");
        visit.Expect("net::ERR_CONNECTION_REFUSED");
        ChatPage chat;
        await using (var server = await BotServer.StartAsync($"--Urls=http://127.0.0.1:{port}", "--Store:Kind=Memory"))
        {
            chat = await ChatPage.OpenAsync(visit, server);
            await chat.AskAsync(PainQuestion);
            // The page must not notice that the server goes.
            await visit.Context.SetOfflineAsync(true);
        }

        await using var next = await BotServer.StartAsync($"--Urls=http://127.0.0.1:{port}", "--Store:Kind=Memory");
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        await visit.Context.SetOfflineAsync(false);

        await Expect(chat.Status).ToContainTextAsync(Lost);
        await Expect(chat.Answers).ToHaveCountAsync(1);
    }

    // A time that leaps runs every timer as often as it would have run, and no knowledge is edited meanwhile.
    private static Task<BotServer> StartAsync(TimeProvider time) => BotServer.StartAsync(services => services.AddSingleton(time), "--Answering:Reload=false");

    private static async Task<(string Conversation, string Token)> SessionAsync(ChatPage chat)
    {
        var parts = await chat.Page.EvaluateAsync<string[]>("() => { const s = JSON.parse(sessionStorage['trigger-point-chat']); return [s.conversationId, s.token]; }");
        return (parts[0], parts[1]);
    }

    private static async Task<HttpStatusCode> StatusAsync(BotServer server, string conversation, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"v3/directline/conversations/{conversation}/activities");
        request.Headers.Authorization = new("Bearer", token);
        using var response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
