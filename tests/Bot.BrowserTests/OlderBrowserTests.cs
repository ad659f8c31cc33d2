using Bot.BrowserTests.Pages;
using Bot.Testing;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>
/// Safari 15.4 and Firefox 115 are the floor. Chromium stands in for them with what they lack taken out, as it stands in
/// for browsers that forbid what they have.
/// </summary>
[Collection(InSecondChromium.Name)]
public sealed class OlderBrowserTests(Chromium chromium)
{
    // What came later than the floor, and what plain http has not.
    private const string Floor = """
        for (const [owner, ...names] of [
          [Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with'], [Array, 'fromAsync'], [Object, 'groupBy'], [Map, 'groupBy'], [Promise, 'withResolvers', 'try'],
          [Set.prototype, 'union', 'intersection', 'difference'], [URL, 'canParse', 'parse'], [AbortSignal, 'timeout', 'any'], [String.prototype, 'isWellFormed'], [Crypto.prototype, 'randomUUID'],
          [HTMLElement.prototype, 'showPopover', 'popover', 'attachInternals'], [Element.prototype, 'checkVisibility', 'setHTMLUnsafe', 'ariaLabel', 'ariaExpanded', 'role'], [Document.prototype, 'startViewTransition'],
          [ShadowRoot.prototype, 'adoptedStyleSheets'], [Document.prototype, 'adoptedStyleSheets'],
          [window, 'requestIdleCallback', 'scheduler', 'navigation', 'trustedTypes', 'Iterator', 'ElementInternals', 'visualViewport', 'Sanitizer', 'cookieStore', 'CSSContainerRule', 'reportError']]) {
          for (const name of names) { delete owner[name]; }
        }
        const Sheet = CSSStyleSheet;
        window.CSSStyleSheet = function () { throw new TypeError('Illegal constructor'); };
        window.CSSStyleSheet.prototype = Sheet.prototype;
        """;

    [BrowserTheory]
    [InlineData(Floor)]
    [InlineData("delete window.BroadcastChannel")]
    [InlineData("window.BroadcastChannel = class { constructor() { throw new DOMException('No.', 'SecurityError'); } }")]
    [InlineData("for (const name of ['sessionStorage', 'localStorage']) { Object.defineProperty(window, name, { get() { throw new DOMException('No.', 'SecurityError'); } }); }")]
    public async Task WithoutIt_WidgetAndChatWork(string without)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' nonce=abc defer data-privacy=https://clinic.example/privacy></script>", moreStyles: "'nonce-abc'");
        await using var visit = await chromium.VisitAsync();
        await visit.Context.AddInitScriptAsync(without);
        var widget = new Widget(await visit.OpenAsync(site.Address));

        await widget.OpenAsync();
        await widget.Chat.AskAsync("Does it relieve pain and soreness?");

        await Expect(widget.Chat.DoctorReply).ToBeVisibleAsync();
        await Expect(widget.OpenButton).ToHaveAttributeAsync("aria-expanded", "true");
        await Expect(widget.Panel).ToHaveCSSAsync("position", "fixed");
        await widget.Chat.ForgetAsync();
        await widget.Chat.Find("#forget-dialog [value=yes]").ClickAsync();
        await Expect(widget.Chat.Status).ToContainTextAsync("This chat is deleted");
    }

    [BrowserTheory]
    [InlineData("require-corp")]
    [InlineData("credentialless")]
    public async Task PageThatEmbedsOnlyWhatAgrees_ShowsTheChat(string policy)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script src='{bot}widget.js' defer></script>", embedderPolicy: policy);
        await using var visit = await chromium.VisitAsync();

        var widget = new Widget(await visit.OpenAsync(site.Address));

        await widget.OpenAsync();
    }

    [BrowserFact]
    public async Task ModuleScript_Works()
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        await using var site = await ClinicSite.StartAsync(bot, $"<script type=module src='{bot}widget.js?v=2' data-title='As a module'></script>");
        await using var visit = await chromium.VisitAsync();

        var widget = new Widget(await visit.OpenAsync(site.Address));

        await Expect(widget.OpenButton).ToHaveTextAsync("As a module");
        await widget.OpenAsync();
    }

    [BrowserTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task InlinedScript_WorksOrSaysWhatToWrite(bool saysWhere)
    {
        await using var server = await BotServer.StartAsync();
        var bot = server.Client.BaseAddress!;
        var script = await server.Client.GetStringAsync("/widget.js");
        await using var site = await ClinicSite.StartAsync(bot, $"<script nonce=abc {(saysWhere ? $"data-bot='{bot}'" : "")}>{script}</script>", moreScripts: "'nonce-abc'");
        await using var visit = await chromium.VisitAsync();
        visit.Expect("data-bot=\"https://BOT/\"");

        var widget = new Widget(await visit.OpenAsync(site.Address));

        await Expect(widget.OpenButton).ToHaveCountAsync(saysWhere ? 1 : 0);
        if (saysWhere)
        {
            await widget.OpenAsync();
        }
        else
        {
            Assert.Contains(visit.Complaints, complaint => complaint.Contains("where is the bot?", StringComparison.Ordinal));
        }
    }
}
