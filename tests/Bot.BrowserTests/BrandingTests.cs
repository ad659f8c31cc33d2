using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>The clinic's colour, name and logo, and the language of its page.</summary>
[Collection(InChromium.Name)]
public sealed class BrandingTests(Chromium chromium)
{
    [BrowserTheory]
    [InlineData("#b4005a", ColorScheme.Light)]
    [InlineData("#b4005a", ColorScheme.Dark)]
    [InlineData("#ffd54a", ColorScheme.Light)]
    [InlineData("#ffd54a", ColorScheme.Dark)]
    [InlineData("#101030", ColorScheme.Dark)]
    [InlineData("#777777", ColorScheme.Light)]
    public async Task Colour_ReachesEverythingAndCanBeReadEverywhere(string colour, ColorScheme scheme)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer data-colour='{colour}'></script>");
        await using var visit = await chromium.VisitAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1000, Height = 800 } });
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);
        await widget.OpenAsync();
        await widget.Chat.AskAsync("Does it relieve pain and soreness?");
        await Expect(widget.Chat.Suggestions.First).ToBeVisibleAsync();
        var written = $"rgb({string.Join(", ", Convert.FromHexString(colour[1..]))})";

        await Expect(widget.Host.Locator(".head")).ToHaveCSSAsync("background-color", written);
        await Expect(widget.Chat.Find(".webchat__bubble--from-user .webchat__bubble__content")).ToHaveCSSAsync("background-color", written);
        var accent = await widget.Chat.Find("html").EvaluateAsync<string>("e => getComputedStyle(e).getPropertyValue('--accent')");
        await Expect(widget.Chat.Suggestions.First).ToHaveCSSAsync("color", accent);
        await Expect(widget.Chat.Find("header summary")).ToHaveCSSAsync("color", accent);
        await Visit.ScreenshotAsync(page, $"brand-{colour[1..]}-{scheme}");
        await Visit.AssertAccessibleAsync(page);
    }

    [BrowserFact]
    public async Task NameAndLogo_AreInTheHeaderAndTheLogoIsLoadedWithTheChat()
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer data-name='Willow Lane' data-logo='/logo.svg'></script>", moreImages: "'self'");
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);
        await Expect(widget.OpenButton).ToBeVisibleAsync();
        Assert.DoesNotContain(visit.Requests, address => address.EndsWith("/logo.svg", StringComparison.Ordinal));

        await widget.OpenAsync();

        await Expect(widget.Host.Locator("h2")).ToHaveTextAsync("Willow Lane");
        await Expect(widget.Host.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 40);
        await Expect(widget.Chat.Find("h1")).ToHaveTextAsync("Willow Lane");
        await Visit.ScreenshotAsync(page, "brand-logo");
        await Visit.AssertAccessibleAsync(page);
    }

    [BrowserTheory]
    [InlineData("ar", "rtl")]
    [InlineData("he-IL", "rtl")]
    [InlineData("de", "ltr")]
    public async Task LanguageOfThePage_IsThatOfTheChromeAndAnswersStayEnglish(string language, string direction)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer></script>", language: language);
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 700 } });
        var page = await visit.OpenAsync(site.Address);
        var widget = new Widget(page);

        await widget.OpenAsync();
        await widget.Chat.AskAsync("Does it relieve pain and soreness?");

        await Expect(widget.Host).ToHaveAttributeAsync("dir", direction);
        await Expect(widget.Chat.Find("html")).ToHaveAttributeAsync("dir", direction);
        await Expect(widget.Chat.Find(".webchat__send-box")).ToHaveCSSAsync("direction", direction);
        await Expect(widget.Chat.LastAnswer).ToHaveCSSAsync("direction", "ltr");
        await Expect(widget.Chat.LastAnswer).ToHaveAttributeAsync("lang", "en");
        var options = (await widget.Chat.Find("header summary").BoundingBoxAsync())!;
        Assert.Equal(direction == "rtl", options.X < 100);
        if (language == "de")
        {
            await Expect(widget.OpenButton).ToHaveTextAsync("Fragen Sie uns");
            await Expect(widget.Chat.Find("#emergency")).ToContainTextAsync("Nicht für Notfälle");
        }

        await Visit.ScreenshotAsync(page, $"language-{language}");
        await Visit.AssertAccessibleAsync(page);
    }

    [BrowserFact]
    public async Task ForcedColours_KeepEverythingInSight()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ForcedColors = ForcedColors.Active });
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("Does it relieve pain and soreness?");
        await chat.AskAsync("Will I be sore afterwards?");
        await chat.AskAsync("What is trigger point massage?");
        await chat.Find("header summary").ClickAsync();

        await Visit.ScreenshotAsync(chat.Page, "forced-colours");
        await Visit.AssertAccessibleAsync(chat.Page);
    }
}
