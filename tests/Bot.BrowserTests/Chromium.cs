using Microsoft.Playwright;
using Xunit;

namespace Bot.BrowserTests;

/// <summary>One browser for the tests of a collection; every test gets a profile of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>The system's; nothing is downloaded.</summary>
    public const string Path = "/usr/bin/chromium";

    /// <summary>How long a page may take to come to what a test waits for, on a machine with much else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (File.Exists(Path))
        {
            Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Path,
                // The last list of features counts: it replaces Playwright's, which takes frames of other sites their storage.
                Args = ["--disable-features=Translate", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    public async Task<Visit> VisitAsync(BrowserNewContextOptions? options = null)
    {
        var context = await _browser!.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new() { Width = 1280, Height = 900 } });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Visit(context);
    }
}
