using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>What makes the chat easier to use without being needed for an answer.</summary>
[Collection(InSecondChromium.Name)]
public sealed class ComfortTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";

    [BrowserFact]
    public async Task TopicTapped_IsAsked()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("what do you know");
        var topic = chat.LastAnswer.Locator(".topic").Last;
        var text = await topic.InnerTextAsync();

        await topic.ClickAsync();

        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(chat.OwnMessages.Last).ToContainTextAsync(text);
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task NumberedChoiceTapped_IsAnswered()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("massage");

        await chat.LastAnswer.Locator("ol .topic").First.ClickAsync();

        await Expect(chat.Answers).ToHaveCountAsync(3);
        await Expect(chat.OwnMessages.Last).ToContainTextAsync("What is trigger point massage?");
        await Expect(chat.LastAnswer).ToContainTextAsync("Source:");
    }

    [BrowserFact]
    public async Task Danger_NumbersAreCalledByATap()
    {
        await using var server = await BotServer.StartAsync("--Answering:Country=gb");
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("I have crushing chest pain");

        await Expect(chat.LastAnswer.Locator("a[href='tel:999']").First).ToHaveTextAsync("999");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task ThumbDown_AsksWhyAndOneTapIsEnough()
    {
        using var log = new KeptLog();
        await using var server = await BotServer.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)), "--Logging:LogLevel:Bot.Bots=Information");
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "This did not help" }).Last.ClickAsync();

        await Visit.AssertAccessibleAsync(chat.Page);
        await chat.Find("#reasons").GetByText("Not what I asked").ClickAsync();

        await Expect(chat.Status).ToHaveTextAsync("Thank you for telling us.");
        await Expect(chat.Find("#reasons button")).ToHaveCountAsync(0);
        await Poll.UntilAsync(() => log.Text.Contains("not helpful because off-topic; passages: pain-relief", StringComparison.Ordinal));
        await Expect(chat.OwnMessages).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task ForgetMeInWords_ClearsTheScreenAndTheChatGoesOn()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        await chat.TextBox.FillAsync("forget me");
        await chat.TextBox.PressAsync("Enter");
        await Expect(chat.Status).ToContainTextAsync("This chat is deleted");
        await Expect(chat.Find("main")).Not.ToContainTextAsync("soreness");

        await chat.AskAsync("Who invented it?");
        await Expect(chat.OwnMessages).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task CopyAndPrint_HoldWhatWasSaid()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        await chat.Find("header summary").ClickAsync();
        await chat.Find("#copy").ClickAsync();
        await Expect(chat.Status).ToContainTextAsync("The chat is copied");
        var copied = await chat.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        await chat.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await chat.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");

        Assert.Contains($"You: {PainQuestion}", copied, StringComparison.Ordinal);
        Assert.Contains("Talk to your doctor", copied, StringComparison.OrdinalIgnoreCase);
        await Expect(chat.Find("#record")).ToContainTextAsync(PainQuestion);
        await Expect(chat.Find("#record .doctor")).ToBeVisibleAsync();
        await Expect(chat.TextBox).ToBeHiddenAsync();
        await Visit.ScreenshotAsync(chat.Page, "print");
    }

    [BrowserFact]
    public async Task Sound_IsOffUntilAskedFor()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        await visit.Context.AddInitScriptAsync("""
            window.tones = 0;
            const make = AudioContext.prototype.createOscillator;
            AudioContext.prototype.createOscillator = function () { tones++; return make.call(this); };
            """);
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("tones"));

        await chat.Find("header summary").ClickAsync();
        await chat.Find("#sound").ClickAsync();
        await Expect(chat.Find("#sound")).ToHaveAttributeAsync("aria-pressed", "true");
        await chat.AskAsync("Who invented it?");

        Assert.Equal(2, await chat.Page.EvaluateAsync<int>("tones"));
    }

    [BrowserFact]
    public async Task NextPageOfTheSite_ShowsTheOpenChatAndLeavesTheFocus()
    {
        await using var server = await BotServer.StartAsync();
        await using var site = await ClinicSite.StartAsync(server.Client.BaseAddress!, $"<script src='{server.Client.BaseAddress}widget.js' defer></script>");
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);
        await widget.OpenAsync();
        await widget.Chat.AskAsync(PainQuestion);

        await page.GotoAsync(site.Address + "?next");
        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);
        await Expect(widget.Frame).Not.ToBeFocusedAsync();
        await widget.CloseButton.ClickAsync();
        await page.ReloadAsync();
        await Expect(widget.OpenButton).ToBeVisibleAsync();
        await Expect(widget.Panel).ToBeHiddenAsync();

        await widget.OpenButton.ClickAsync();
        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);
        await page.SetViewportSizeAsync(390, 700);
        await page.ReloadAsync();
        await Expect(widget.OpenButton).ToBeVisibleAsync();
        await Expect(widget.Panel).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task AnswerThatComesWhileClosed_IsCountedOnTheButton()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(server.Client.BaseAddress!.ToString());
        var widget = new Widget(page);
        await widget.OpenAsync();
        var released = new TaskCompletionSource();
        await page.RouteAsync("**/activities", async route =>
        {
            await released.Task;
            await route.ContinueAsync();
        });
        await widget.Chat.TextBox.FillAsync(PainQuestion);
        await widget.Chat.TextBox.PressAsync("Enter");
        await widget.CloseButton.ClickAsync();
        await Expect(widget.Host.Locator(".unread")).ToBeHiddenAsync();

        released.SetResult();

        await Expect(widget.Host.Locator(".unread")).ToHaveTextAsync("1 new");
        await Visit.ScreenshotAsync(page, "widget-unread");
        await Visit.AssertAccessibleAsync(page);
        await widget.OpenButton.ClickAsync();
        await Expect(widget.Host.Locator(".unread")).ToBeHiddenAsync();
        await Expect(widget.Chat.OwnMessages.First).ToBeInViewportAsync();
    }
}
