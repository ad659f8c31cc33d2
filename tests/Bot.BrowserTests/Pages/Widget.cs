using Microsoft.Playwright;

namespace Bot.BrowserTests.Pages;

/// <summary>The widget on a page.</summary>
public sealed class Widget(IPage page)
{
    public ILocator Host => page.Locator("trigger-point-chat");

    public ILocator OpenButton => Host.Locator("button.open");

    public ILocator CloseButton => Host.Locator("button.close");

    public ILocator Panel => page.GetByRole(AriaRole.Dialog);

    public ILocator Frame => Host.Locator("iframe");

    public ChatPage Chat { get; } = new(page, page.FrameLocator("trigger-point-chat iframe"));

    /// <summary>Opens the chat and waits until it has greeted.</summary>
    public async Task OpenAsync()
    {
        await OpenButton.ClickAsync();
        await Chat.WaitForGreetingAsync();
    }
}
