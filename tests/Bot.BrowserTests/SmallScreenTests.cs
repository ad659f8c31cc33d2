using System.Text.RegularExpressions;
using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Sdk;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>Windows from a desk's to one at 400 % zoom, and telephones with the keyboard open: one visit, many sizes.</summary>
[Collection(InChromium.Name)]
public sealed class SmallScreenTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";

    /// <summary>Two lines of an answer.</summary>
    private const int TwoLines = 48;

    private static readonly (int Width, int Height, string What)[] Sizes =
    [
        (1280, 900, "desk"), (1280, 720, "desk"), (640, 360, "desk at 200 %"), (427, 240, "desk at 300 %"), (320, 256, "desk at 400 %"),
        (320, 568, "small telephone"), (360, 330, "telephone, keyboard"), (390, 844, "telephone"), (844, 390, "telephone on its side"), (568, 320, "small telephone on its side"),
        (320, 300, "small telephone, keyboard"), (768, 1024, "tablet"),
    ];

    [BrowserFact]
    public async Task Page_LeavesRoomForTheTranscriptAndTheTextBox()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await AssertUsableAsync(chat, "page-first");
        await chat.AskAsync(PainQuestion);
        await AssertUsableAsync(chat, "page");
    }

    [BrowserFact]
    public async Task Widget_LeavesRoomForTheTranscriptAndTheTextBox()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var widget = new Widget(await visit.OpenAsync(server.Client.BaseAddress!.ToString()));
        await widget.OpenAsync();
        await widget.Chat.AskAsync(PainQuestion);

        await AssertUsableAsync(widget.Chat, "widget");
    }

    [BrowserTheory]
    [InlineData(390, 844, 430)]
    [InlineData(320, 568, 290)]
    public async Task KeyboardThatCoversThePage_LeavesTheTextBoxAboveIt(int width, int height, int left)
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true, IsMobile = true });
        // As browsers tell of a keyboard that does not make the page smaller.
        await visit.Context.AddInitScriptAsync("""
            if (window === top) {
              const seen = Object.assign(new EventTarget(), { width: innerWidth, height: innerHeight, offsetTop: 0, scale: 1 });
              Object.defineProperty(window, 'visualViewport', { value: seen });
              window.keyboard = height => { seen.height = height; seen.dispatchEvent(new Event('resize')); };
            }
            """);
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);
        await chat.Page.EvaluateAsync("height => keyboard(height)", left);
        await chat.SettleAsync(frames: 30);
        await Visit.ScreenshotAsync(chat.Page, $"keyboard-page-{width}");
        await AssertAboveAsync(chat, left);
        await chat.Page.CloseAsync();

        var widget = new Widget(await visit.OpenAsync(server.Client.BaseAddress!.ToString()));
        await widget.OpenAsync();
        await widget.Chat.Page.EvaluateAsync("height => keyboard(height)", left);
        await widget.Chat.SettleAsync(frames: 30);
        await Visit.ScreenshotAsync(widget.Chat.Page, $"keyboard-widget-{width}");
        await AssertAboveAsync(widget.Chat, left);
    }

    [BrowserFact]
    public async Task BadNewsOnASmallScreen_LeavesRoomToo()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = 320, Height = 256 } });
        visit.Expect("net::ERR_");
        await visit.Context.AddInitScriptAsync("delete window.WebSocket");
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.Page.RouteAsync("**/v3/**", route => route.AbortAsync());
        await Expect(chat.Status).ToContainTextAsync("cannot be reached");
        await Expect(chat.Find("#retry")).ToBeVisibleAsync();
        await AssertAsync("unreachable");

        await visit.Context.SetOfflineAsync(true);
        await Expect(chat.Status).ToContainTextAsync("You are offline");
        await Expect(chat.Status).ToContainTextAsync("To reach the clinic");
        await AssertAsync("offline");

        async Task AssertAsync(string news)
        {
            await chat.SettleAsync(frames: 30);
            await Visit.ScreenshotAsync(chat.Page, $"page-320x256-{news}");
            await Visit.AssertAccessibleAsync(chat.Page);
            await AssertUsableAsync(chat, $"320x256 {news}", 256);
        }
    }

    private static async Task AssertAboveAsync(ChatPage chat, int left)
    {
        await Expect(chat.TextBox).ToBeVisibleAsync();
        var box = (await chat.TextBox.BoundingBoxAsync())!;
        Assert.True(box.Y + box.Height <= left, $"The text box ends at {box.Y + box.Height}, the keyboard begins at {left}.");
        await Expect(chat.Find("body")).ToHaveClassAsync(new Regex("short"));
        var transcript = (await chat.Find(".webchat__basic-transcript__scrollable").BoundingBoxAsync())!;
        Assert.True(transcript.Height >= TwoLines, $"The transcript has {transcript.Height}.");
        await Expect(chat.LastAnswer.Locator("p").First).ToBeInViewportAsync();
    }

    private static async Task AssertUsableAsync(ChatPage chat, string name)
    {
        var faults = new List<string>();
        foreach (var (width, height, what) in Sizes)
        {
            await chat.Page.SetViewportSizeAsync(width, height);
            await chat.Find("body").EvaluateAsync("body => new Promise(done => requestAnimationFrame(function look() { requestAnimationFrame(body.offsetHeight <= innerHeight ? done : look); }))");
            // A greeting is brought into view last.
            await chat.SettleAsync(frames: await chat.OwnMessages.CountAsync() == 0 ? 30 : 10);
            try
            {
                await AssertUsableAsync(chat, $"{name} {width}x{height} ({what})", height);
            }
            catch (Exception fault) when (fault is XunitException or PlaywrightException)
            {
                faults.Add($"{width}x{height}: {fault.Message}");
            }

            await Visit.ScreenshotAsync(chat.Page, $"matrix-{name}-{width}x{height}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private static async Task AssertUsableAsync(ChatPage chat, string name, int height)
    {
        var transcript = (await chat.Find(".webchat__basic-transcript__scrollable").BoundingBoxAsync())!;
        var box = (await chat.TextBox.BoundingBoxAsync())!;
        var suggestions = await chat.Find(".webchat__suggested-actions").IsVisibleAsync() ? (await chat.Find(".webchat__suggested-actions").BoundingBoxAsync())!.Height : 0;
        Assert.True(
            transcript.Height >= TwoLines && box.Y + box.Height <= height && box.Height >= 20 && suggestions <= (height / 5) + 1,
            $"{name}: transcript {transcript.Height}, text box {box.Y} to {box.Y + box.Height}, suggestions {suggestions}");
        var answer = (await chat.LastAnswer.BoundingBoxAsync())!;
        Assert.True(answer.Y >= transcript.Y - 1 && answer.Y + 24 <= transcript.Y + transcript.Height, $"{name}: the answer begins at {answer.Y}, the transcript at {transcript.Y}");
        await Expect(chat.Find("#emergency")).ToBeInViewportAsync(new() { Ratio = 1 });
        if (await chat.DoctorReply.CountAsync() > 0)
        {
            await Expect(await chat.ToDoctorReply.IsVisibleAsync() ? chat.ToDoctorReply : chat.DoctorReply).ToBeInViewportAsync(new() { Ratio = 0.1f });
        }

        Assert.True(await chat.Find("html").EvaluateAsync<bool>("e => e.scrollWidth <= e.clientWidth"), $"{name}: scrolls sideways");
    }
}
