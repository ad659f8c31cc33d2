using System.Text.RegularExpressions;
using Bot.BrowserTests.Pages;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

[Collection(InChromium.Name)]
public sealed class ChatPageTests(Chromium chromium)
{
    private const string PainQuestion = "Does it relieve pain and soreness?";

    [BrowserFact]
    public async Task FirstVisit_SaysWhatItIsGreetsOnceAndOffersQuestions()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();

        var chat = await ChatPage.OpenAsync(visit, server);

        await Expect(chat.Find("#what-this-is")).ToContainTextAsync("not a person");
        await Expect(chat.Answers).ToHaveCountAsync(1);
        await Expect(chat.Suggestions).ToHaveCountAsync(3);
        await Expect(chat.Status).ToBeEmptyAsync();
        await Expect(chat.Find("main").GetByText("Connecting").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        await Visit.ScreenshotAsync(chat.Page, "chat-first-visit");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task Privacy_Opened_SaysWhatIsKeptAndHowLong()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.Find("header summary").ClickAsync();

        await Expect(chat.Find(".privacy")).ToContainTextAsync("24 hours");
        await Visit.ScreenshotAsync(chat.Page, "chat-privacy");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task PainQuestion_ShowsDoctorReplyNoteAndSourceSetApart()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync(PainQuestion);

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.DoctorReply).ToContainTextAsync("Talk to your doctor");
        await Expect(chat.LastAnswer.Locator("> .note")).ToContainTextAsync("Editor's note");
        await Expect(chat.LastAnswer.Locator(".source")).ToContainTextAsync("Source: Trigger Point Massage Focus");
        await Expect(chat.LastAnswer.Locator(".note a").First).ToBeHiddenAsync();
        await chat.LastAnswer.Locator("summary").ClickAsync();
        await Expect(chat.LastAnswer.Locator(".note a").First).ToBeVisibleAsync();
        await Expect(chat.LastAnswer.Locator(".note a").First).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await Visit.ScreenshotAsync(chat.Page, "chat-pain-question");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task UrgentMessage_IsSetApartAndOffersNothing()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync("I have chest pain and cannot breathe");

        await Expect(chat.LastAnswer).ToHaveClassAsync("answer urgent");
        await Expect(chat.Suggestions).ToHaveCountAsync(0);
        await Visit.ScreenshotAsync(chat.Page, "chat-urgent");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task DarkScheme_KeepsContrast()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 1024, Height = 900 } });
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync(PainQuestion);

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Visit.ScreenshotAsync(chat.Page, "chat-dark");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task SuggestionClicked_IsAskedAndFocusGoesToTheTextBox()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        var question = await chat.Suggestions.Nth(1).InnerTextAsync();

        await chat.Suggestions.Nth(1).ClickAsync();

        await Expect(chat.OwnMessages).ToHaveTextAsync([new Regex(Regex.Escape(question))]);
        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.TextBox).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task ThumbPressed_IsCountedWithItsPassages()
    {
        using var log = new KeptLog();
        await using var server = await BotServer.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log)), "--Logging:LogLevel:Bot.Bots=Information");
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync(PainQuestion);

        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "This did not help" }).Last.ClickAsync();

        await Expect(chat.Status).ToContainTextAsync("Thank you.");
        await Poll.UntilAsync(() => log.Text.Contains("Feedback: NotHelpful; passages: pain-relief", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task KeyboardOnly_AsksReadsAndForgets()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        var keyboard = chat.Page.Keyboard;

        await chat.TabToAsync(chat.TextBox);
        await keyboard.TypeAsync(PainQuestion);
        await keyboard.PressAsync("Enter");
        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await Expect(chat.TextBox).ToBeFocusedAsync();
        await chat.TabToAsync(chat.Find("header summary"));
        await keyboard.PressAsync("Enter");
        await chat.TabToAsync(chat.ForgetButton);
        await keyboard.PressAsync("Enter");
        await Expect(chat.Find("#forget-dialog [value=no]")).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");

        await Expect(chat.Find("#forget-dialog")).ToBeHiddenAsync();
        await Expect(chat.Find("header summary")).ToBeFocusedAsync();
        await Expect(chat.DoctorReply).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task NarrowScreen_NeedsNoSidewaysScrolling()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = 320, Height = 640 }, HasTouch = true, IsMobile = true });
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync(PainQuestion);

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        Assert.Equal(320, await chat.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Visit.ScreenshotAsync(chat.Page, "chat-320px");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task ManyAnswersAt400Percent_AreAccessible()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        foreach (var question in (string[])[PainQuestion, "Will I be sore afterwards?", "What is trigger point massage?", "I have crushing chest pain", "what do you know"])
        {
            await chat.AskAsync(question);
        }

        await Visit.AssertAccessibleAsync(chat.Page);
        await chat.Page.SetViewportSizeAsync(320, 256);
        await Visit.AssertAccessibleAsync(chat.Page);
        await chat.ForgetAsync();
        await Visit.ScreenshotAsync(chat.Page, "chat-forget-320x256");
        await Visit.AssertAccessibleAsync(chat.Page);
    }

    [BrowserFact]
    public async Task HostileText_StaysText()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync("<img src=x onerror=document.title='stolen'> is this massage painful?");
        var rendered = await chat.Page.EvaluateAsync<string>(
            """() => chatMarkdown.render('<b onclick=x>a</b> [x](javascript:alert(1)) [y](https://a.example/"onmouseover=x)', '" onload=x', {}).outerHTML""");

        await Expect(chat.OwnMessages).ToContainTextAsync("<img src=x");
        Assert.DoesNotContain("<b", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("javascript:", rendered, StringComparison.Ordinal);
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>(
            """html => [...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('*')].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length""", rendered));
    }

    [BrowserFact]
    public async Task SourceWithAnAddress_IsALink()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        var link = await chat.Page.EvaluateAsync<string[]>("""
            () => {
              const link = chatMarkdown.render('It is old.\n\n*Source: [The article](https://clinic.example/article), paragraph 1. Section: How old is it?*', '', {}).querySelector('.source a');
              return [link.href, link.target, link.rel];
            }
            """);

        Assert.Equal(["https://clinic.example/article", "_blank", "noopener noreferrer"], link);
    }

    [BrowserFact]
    public async Task UnknownAddress_ShowsAPageThatLeadsToTheChat()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        visit.Expect("status of 404");
        var page = await visit.OpenAsync($"{server.Client.BaseAddress}chats");

        await Expect(page.GetByRole(AriaRole.Heading)).ToHaveTextAsync("There is no such page");
        await Visit.ScreenshotAsync(page, "unknown-address");
        await Visit.AssertAccessibleAsync(page);
        await page.GetByRole(AriaRole.Link).ClickAsync();

        await new ChatPage(page).WaitForGreetingAsync();
    }

    [BrowserFact]
    public async Task WholeChat_AsksOnlyItsOwnServerAndNoTextIsInAnyAddress()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync(PainQuestion);

        Assert.NotEmpty(visit.Requests);
        Assert.All(visit.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal)), r => Assert.Equal(server.Client.BaseAddress!.Authority, new Uri(r).Authority));
        Assert.DoesNotContain(visit.Requests, r => r.Contains("relieve", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("", await chat.Page.EvaluateAsync<string>("document.cookie"));
        Assert.Equal(0, await chat.Page.EvaluateAsync<int>("localStorage.length"));
    }
}
