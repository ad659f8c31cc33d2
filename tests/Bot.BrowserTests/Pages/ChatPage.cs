using Bot.Testing;
using Microsoft.Playwright;

namespace Bot.BrowserTests.Pages;

/// <summary>The chat, on a page of its own or in the widget's frame.</summary>
public sealed class ChatPage(IPage page, IFrameLocator? frame = null)
{
    public IPage Page => page;

    /// <summary>Opens the chat on a page of its own and waits until it has greeted.</summary>
    public static async Task<ChatPage> OpenAsync(Visit visit, BotServer server)
    {
        var chat = new ChatPage(await visit.OpenAsync($"{server.Client.BaseAddress}chat"));
        await chat.WaitForGreetingAsync();
        return chat;
    }

    public ILocator TextBox => Find("[data-id='webchat-sendbox-input']");

    public ILocator Status => Find("#status");

    public ILocator ForgetButton => Find("#forget");

    public ILocator Answers => Find(".webchat__basic-transcript__activity .answer");

    public ILocator LastAnswer => Answers.Last;

    public ILocator DoctorReply => LastAnswer.Locator(".doctor");

    /// <summary>The line above the doctor reply that stays in sight.</summary>
    public ILocator ToDoctorReply => LastAnswer.Locator(".to-doctor");

    public ILocator OwnMessages => Find(".webchat__basic-transcript__activity .webchat__bubble--from-user");

    public ILocator Suggestions => Find(".webchat__suggested-action");

    /// <summary>Opens the options and chooses to forget the chat; the question whether that is meant is next.</summary>
    public async Task ForgetAsync()
    {
        await Find("header summary").ClickAsync();
        await ForgetButton.ClickAsync();
    }

    public ILocator Find(string selector) => frame is null ? page.Locator(selector) : frame.Locator(selector);

    public Task WaitForGreetingAsync() => Assertions.Expect(Answers.First).ToBeVisibleAsync();

    /// <summary>Waits until the transcript has not moved for some frames.</summary>
    public Task SettleAsync(int frames = 10) => Find(".webchat__basic-transcript__scrollable").EvaluateAsync("""
        (area, frames) => new Promise(resolve => {
          let still = 0, last = -1;
          requestAnimationFrame(function look() {
            still = area.scrollTop === last ? still + 1 : 0;
            last = area.scrollTop;
            still < frames ? requestAnimationFrame(look) : resolve();
          });
        })
        """, frames);

    /// <summary>Presses Tab until something has the focus; fails when it cannot be reached.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var i = 0; i < 40; i++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        await Assertions.Expect(target).ToBeFocusedAsync();
    }

    /// <summary>Types a question, sends it, and waits for the answer.</summary>
    public async Task AskAsync(string question)
    {
        var before = await Answers.CountAsync();
        await TextBox.FillAsync(question);
        await TextBox.PressAsync("Enter");
        await Assertions.Expect(Answers).ToHaveCountAsync(before + 1);
    }
}
