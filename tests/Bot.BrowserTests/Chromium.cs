using Bot.Testing;
using Microsoft.Playwright;
using Xunit;

namespace Bot.BrowserTests;

/// <summary>Debian's Chromium, started once for all tests, and the bot it visits.</summary>
public sealed class Chromium : IAsyncLifetime
{
    public const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private BotServer? _server;

    /// <summary>The bot as shipped, on a free port.</summary>
    public BotServer Server => _server ?? throw new InvalidOperationException("Chromium is not installed, so nothing was started.");

    public string Address => Server.Client.BaseAddress!.ToString().TrimEnd('/');

    public async Task InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            return;
        }

        _server = await BotServer.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A visitor with an empty browser, who notes every error that a page reports.</summary>
    public async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null) =>
        await Visit.StartAsync(_browser ?? throw new InvalidOperationException("Chromium is not installed."), options);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
