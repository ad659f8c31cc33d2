using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>What the style sheet says of Web Chat, whose class names may change with any update.</summary>
[Collection(InChromium.Name)]
public sealed class StyleTests(Chromium chromium)
{
    [BrowserFact]
    public async Task EveryRuleForWebChat_MatchesSomething()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("Does it relieve pain and soreness?");
        await Expect(chat.Suggestions.First).ToBeVisibleAsync();

        var selectors = await chat.Page.EvaluateAsync<string[]>(
            """
            () => [...document.styleSheets].filter(sheet => sheet.href).flatMap(function rules(group) {
              return [...group.cssRules].flatMap(rule => rule.selectorText ?? (rule.cssRules ? rules(rule) : []));
            }).flatMap(list => list.split(',')).map(selector => selector.trim()).filter(selector => selector.includes('webchat'))
            """);

        Assert.True(selectors.Length >= 5, string.Join('\n', selectors));
        Assert.Empty(await chat.Page.EvaluateAsync<string[]>("selectors => selectors.filter(selector => !document.querySelector(selector.replace(/::?[a-z-]+$/, '').replace('.short.telling', 'body').replace('.short', 'body')))", selectors));
    }

    [BrowserFact]
    public async Task WebChatsParts_HaveTheSizesThatTheStyleSheetGives()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("Does it relieve pain and soreness?");
        await Expect(chat.Suggestions.First).ToBeVisibleAsync();

        foreach (var thumb in await chat.Find(".webchat__thumb-button").AllAsync())
        {
            var box = (await thumb.BoundingBoxAsync())!;
            Assert.Equal((44, 44), (box.Width, box.Height));
        }

        Assert.InRange((await chat.Suggestions.First.BoundingBoxAsync())!.Height, 36, 60);
        await Expect(chat.Suggestions.First).ToHaveCSSAsync("font-size", "15px");
        await Expect(chat.Find(".webchat__suggested-actions__flow-box")).ToHaveCSSAsync("flex-wrap", "wrap");
    }

    [BrowserFact]
    public async Task SendButtonPointedAt_InTheDark_IsNoWhiteSquare()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ColorScheme = ColorScheme.Dark });
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.Find(".webchat__send-box .webchat__icon-button").Last.HoverAsync();

        await Expect(chat.Find(".webchat__send-box .webchat__icon-button__shade").Last).ToHaveCSSAsync("background-color", "rgb(36, 45, 45)");
    }
}
