using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

[Collection(InChromium.Name)]
public sealed class WidgetTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";

    [BrowserFact]
    public async Task Closed_AsksForNothingButItsScriptAndStoresNothing()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();

        var page = await visit.OpenAsync(server.Client.BaseAddress!.ToString());
        await Expect(new Widget(page).OpenButton).ToBeVisibleAsync();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.Equal(["/", "/assets/site.css", "/widget.js"], visit.Requests.Where(r => r.StartsWith("http", StringComparison.Ordinal)).Select(Unversioned).Order(StringComparer.Ordinal));
        Assert.Equal(0, await page.EvaluateAsync<int>("sessionStorage.length + localStorage.length + document.cookie.length"));
        Assert.Empty(await visit.Context.CookiesAsync());
        await Visit.ScreenshotAsync(page, "widget-closed");
        await Visit.AssertAccessibleAsync(page);
    }

    [BrowserFact]
    public async Task Opened_FocusGoesInAndEscapeBringsItBack()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(server.Client.BaseAddress!.ToString());
        var widget = new Widget(page);

        await widget.OpenAsync();
        await Expect(widget.Chat.TextBox).ToBeFocusedAsync();
        await Expect(widget.OpenButton).ToHaveAttributeAsync("aria-expanded", "true");
        await Visit.ScreenshotAsync(page, "widget-open");
        await Visit.AssertAccessibleAsync(page);
        await widget.Chat.AskAsync(PainQuestion);
        await Expect(widget.Chat.DoctorReply).ToBeVisibleAsync();
        await widget.Chat.DoctorReply.ScrollIntoViewIfNeededAsync();
        await Visit.ScreenshotAsync(page, "widget-answer");
        await page.Keyboard.PressAsync("Escape");

        await Expect(widget.Panel).ToBeHiddenAsync();
        await Expect(widget.OpenButton).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(widget.Chat.DoctorReply).ToBeVisibleAsync();
        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);
    }

    [BrowserFact]
    public async Task ClosedWhileAnAnswerComes_FocusStaysWhereItIs()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(server.Client.BaseAddress!.ToString());
        var widget = new Widget(page);
        await widget.OpenAsync();

        await widget.Chat.TextBox.FillAsync(PainQuestion);
        await widget.Chat.TextBox.PressAsync("Enter");
        await widget.CloseButton.ClickAsync();
        var link = page.GetByRole(AriaRole.Link, new() { Name = "Team" });
        await link.FocusAsync();
        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);

        await Expect(link).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task OtherSiteWithStrictPolicyAndHostileStyle_WorksAndAsksNobodyElse()
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<link rel=stylesheet href=/hostile.css><script src='{bot}widget.js' defer data-title='Ask us' data-position=left data-z-index=77 data-colour=#ffd54a data-privacy=https://clinic.example/privacy></script>");
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);

        await widget.OpenAsync();
        await widget.Chat.AskAsync(PainQuestion);
        await Expect(widget.Chat.DoctorReply).ToBeVisibleAsync();
        await widget.Chat.Find("header summary").ClickAsync();
        await Visit.ScreenshotAsync(page, "widget-hostile-page");
        await Expect(widget.Chat.Find("#privacy-link a")).ToHaveAttributeAsync("href", "https://clinic.example/privacy");
        await widget.Chat.TextBox.PressAsync("Escape");
        await Expect(widget.Chat.Find(".privacy")).ToBeHiddenAsync();
        await widget.Chat.TextBox.PressAsync("Escape");

        await Expect(widget.OpenButton).ToBeFocusedAsync();
        var button = await widget.OpenButton.BoundingBoxAsync();
        Assert.InRange(button!.X, 0, 40);
        Assert.InRange(button.Height, 44, 80);
        Assert.Equal("77", await widget.Host.EvaluateAsync<string>("e => getComputedStyle(e).zIndex"));
        Assert.Equal("rgb(0, 0, 0)", await widget.OpenButton.EvaluateAsync<string>("e => getComputedStyle(e).color"));
        Assert.All(visit.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)), r => Assert.Contains(new Uri(r).Authority, new[] { bot.Authority, new Uri(site.Address).Authority }));
    }

    [BrowserFact]
    public async Task OtherSite_ReloadAndNextPage_KeepTheConversation()
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer></script>");
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);
        await widget.OpenAsync();
        await widget.Chat.AskAsync(PainQuestion);

        await page.ReloadAsync();

        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);
        await Expect(widget.Chat.DoctorReply).ToBeVisibleAsync();
    }

    [BrowserTheory]
    [InlineData("#0b6468", "rgb(255, 255, 255)")]
    [InlineData("#ffff00", "rgb(0, 0, 0)")]
    [InlineData("#777777", "rgb(0, 0, 0)")]
    [InlineData("red; display: none", "rgb(255, 255, 255)")]
    public async Task Colour_GetsTheTextColourThatCanBeRead(string colour, string text)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer data-colour='{colour}'></script>");
        await using var visit = await chromium.VisitAsync();

        var page = await visit.OpenAsync(site.Address);

        await Expect(new Widget(page).OpenButton).ToHaveCSSAsync("color", text);
        await Visit.AssertAccessibleAsync(page);
    }

    [BrowserFact]
    public async Task TagTwiceAndBeforeTheBody_MakesOneWidget()
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js'></script><script src='{bot}widget.js' async></script>");
        await using var visit = await chromium.VisitAsync();

        var page = await visit.OpenAsync(site.Address);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        await Expect(new Widget(page).OpenButton).ToHaveCountAsync(1);
    }

    [BrowserTheory]
    [InlineData(320, 568)]
    [InlineData(640, 320)]
    public async Task SmallScreen_ThePanelFillsIt(int width, int height)
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = width, Height = height }, HasTouch = true, IsMobile = true });
        var page = await visit.OpenAsync(server.Client.BaseAddress!.ToString());
        var widget = new Widget(page);

        await widget.OpenAsync();
        await widget.Chat.AskAsync(PainQuestion);
        await Visit.ScreenshotAsync(page, $"widget-{width}x{height}");

        var panel = await widget.Panel.BoundingBoxAsync();
        Assert.Equal((0, 0, width, height), (panel!.X, panel.Y, panel.Width, panel.Height));
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Visit.AssertAccessibleAsync(page);
        await widget.CloseButton.TapAsync();
        await Expect(widget.OpenButton).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task SiteThatIsNotAllowed_CannotFrameTheChat()
    {
        await using var server = await BotServer.StartAsync("--environment=Production");
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer></script>");
        await using var visit = await chromium.VisitAsync();
        visit.Expect("frame-ancestors");
        visit.Expect("ERR_BLOCKED_BY_RESPONSE");
        visit.Expect("chrome-error://");
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);

        var refused = await page.RunAndWaitForResponseAsync(() => widget.OpenButton.ClickAsync(), r => r.Url.Contains("/chat?", StringComparison.Ordinal));

        Assert.Contains("frame-ancestors 'self'", await refused.HeaderValueAsync("content-security-policy"), StringComparison.Ordinal);
        await Expect(widget.Chat.Find("#chat")).ToHaveCountAsync(0);
        Assert.DoesNotContain(visit.Requests, r => r.Contains("/chat/token", StringComparison.Ordinal));
    }

    // Hashes change with every edit.
    private static string Unversioned(string address)
    {
        var parts = new Uri(address).AbsolutePath.Split('.');
        return parts.Length == 3 ? $"{parts[0]}.{parts[2]}" : string.Join('.', parts);
    }
}
