using Bot.BrowserTests.Pages;
using Bot.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>What is in view after a turn, where the focus is, and what a screen reader is told.</summary>
[Collection(InChromium.Name)]
public sealed class TranscriptTests(Chromium chromium)
{
    /// <summary>The question's upper and lower edge, the answer's upper edge, and the height that is in view.</summary>
    private const string Places = """
        () => {
          const area = document.querySelector('.webchat__basic-transcript__scrollable');
          const top = element => Math.round(element.getBoundingClientRect().top - area.getBoundingClientRect().top);
          const own = [...document.querySelectorAll('.webchat__bubble--from-user')].pop();
          const answer = [...document.querySelectorAll('#chat .answer')].pop();
          return [top(own), top(own) + own.offsetHeight, top(answer), area.clientHeight];
        }
        """;

    [BrowserTheory]
    [InlineData(390, 700)]
    [InlineData(1280, 900)]
    [InlineData(320, 568)]
    public async Task AfterEachTurn_TheQuestionAndTheBeginningOfTheAnswerAreInView(int width, int height)
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var chat = await ChatPage.OpenAsync(visit, server);

        foreach (var question in (string[])["Does it relieve pain and soreness?", "What is trigger point massage?", "Will I be sore afterwards, and if so for how long, and what can I do about it when I am sore after such a massage?", "thanks"])
        {
            await chat.AskAsync(question);
            await chat.SettleAsync();
            var at = await chat.Page.EvaluateAsync<int[]>(Places);

            Assert.True(at[0] >= 0 && at[2] + 48 <= at[3], $"'{question}': question from {at[0]} to {at[1]}, answer from {at[2]}, in view {at[3]}");
        }

        await Visit.ScreenshotAsync(chat.Page, $"turn-{width}x{height}");
    }

    [BrowserFact]
    public async Task QuestionLongerThanTheScreen_ItsEndAndTheBeginningOfTheAnswerAreInView()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = 390, Height = 600 } });
        var chat = await ChatPage.OpenAsync(visit, server);

        await chat.AskAsync(string.Concat(Enumerable.Repeat("My neck is stiff and I wonder what that massage is. ", 38)));
        await chat.SettleAsync();
        var at = await chat.Page.EvaluateAsync<int[]>(Places);

        Assert.True(at[1] >= 48 && at[2] > at[1] && at[2] + 48 <= at[3], $"question from {at[0]} to {at[1]}, answer from {at[2]}, in view {at[3]}");
    }

    [BrowserFact]
    public async Task NewAnswer_LeavesTheFocusAndIsReadOutOnce()
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync();
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.Page.EvaluateAsync("""
            () => {
              window.read = [];
              const log = document.querySelector('.webchat__live-region-transcript');
              new MutationObserver(changes => changes.forEach(c => c.addedNodes.forEach(n => read.push(n.textContent)))).observe(log, { childList: true });
            }
            """);
        await chat.TextBox.FillAsync("Does it relieve pain and soreness?");
        await chat.TextBox.PressAsync("Enter");
        await chat.Find("header summary").FocusAsync();

        await Expect(chat.DoctorReply).ToBeVisibleAsync();
        await chat.SettleAsync();

        await Expect(chat.Find("header summary")).ToBeFocusedAsync();
        var read = await chat.Page.EvaluateAsync<string[]>("read");
        Assert.Single(read, text => text.Contains("Talk to your doctor", StringComparison.Ordinal));
    }

    [BrowserTheory]
    [InlineData(320, 256)]
    [InlineData(390, 640)]
    [InlineData(568, 320)]
    public async Task DoctorReplyBelowTheWindow_ItsFirstLineIsInSightAndLeadsToIt(int width, int height)
    {
        await using var server = await BotServer.StartAsync();
        await using var visit = await chromium.VisitAsync(new() { ViewportSize = new() { Width = width, Height = height } });
        var chat = await ChatPage.OpenAsync(visit, server);
        await chat.AskAsync("Does it relieve pain and soreness?");
        await chat.SettleAsync();

        await Expect(chat.DoctorReply).Not.ToBeInViewportAsync();
        await Expect(chat.ToDoctorReply).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(chat.TextBox).ToBeFocusedAsync();
        await Visit.ScreenshotAsync(chat.Page, $"doctor-below-{width}x{height}");
        await Visit.AssertAccessibleAsync(chat.Page);
        await chat.ToDoctorReply.ClickAsync();

        await Expect(chat.DoctorReply.Locator("p").First).ToBeInViewportAsync();
        await Expect(chat.ToDoctorReply).ToBeHiddenAsync();
        await Visit.ScreenshotAsync(chat.Page, $"doctor-reached-{width}x{height}");
    }
}
