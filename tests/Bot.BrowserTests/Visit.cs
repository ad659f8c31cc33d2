using System.Collections.Concurrent;
using Bot.Testing.Peers;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Bot.BrowserTests;

/// <summary>
/// One visitor with a fresh profile. What pages complain of and ask for is written down, and the visit fails when it ends
/// if there was any complaint that the test did not announce.
/// </summary>
public sealed class Visit(IBrowserContext context) : IAsyncDisposable
{
    private const string Look = """
        async () => {
          // The size of targets is of WCAG 2.2, and off by default; the time is for a frame to answer in.
          const { testEngine, timestamp, passes, violations, incomplete } = await axe.run({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } }, pingWaitTime: 20000 });
          const complaints = [...violations, ...incomplete.filter(rule => rule.id === 'frame-tested')]
            .map(rule => `${rule.id}: ${rule.help}\n${rule.nodes.map(node => `  ${node.target} ${node.html}`).join('\n')}`);
          const ids = rules => rules.map(rule => rule.id);
          // The port is another one each time.
          const url = `${document.title} ${location.pathname}`;
          return [JSON.stringify({ url, timestamp, testEngine, passes: ids(passes), violations: ids(violations), incomplete: ids(incomplete) }), ...complaints];
        }
        """;

    private static readonly Lazy<string> Axe = new(() => new BundledAxeScriptProvider().GetScript() + "; axe.configure({ allowedOrigins: ['<unsafe_all_origins>'] });");

    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly List<string> _expected = [];

    public IBrowserContext Context => context;

    /// <summary>Addresses asked for so far, WebSockets included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>What the console has shown of warnings and errors.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task<IPage> OpenAsync(string address)
    {
        var page = await context.NewPageAsync();
        Watch(page);
        await page.GotoAsync(address);
        return page;
    }

    /// <summary>Watches a page that another page has opened.</summary>
    public void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue($"{message.Type}: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, fault) => _complaints.Enqueue($"page error: {fault}");
        page.Request += (_, request) => _requests.Enqueue(request.Url);
        page.WebSocket += (_, socket) => _requests.Enqueue(socket.Url);
    }

    /// <summary>Announces a complaint by a part of its text.</summary>
    public void Expect(string complaint) => _expected.Add(complaint);

    /// <summary>Fails on anything that axe finds against WCAG 2.2 AA and its best practices, in all frames, and on a frame that it could not look into.</summary>
    public static async Task AssertAccessibleAsync(IPage page)
    {
        foreach (var frame in page.Frames)
        {
            await frame.EvaluateAsync(Axe.Value);
        }

        var looked = await page.EvaluateAsync<string[]>(Look);
        Figures.AddTo("axe", looked[0]);
        Assert.True(looked.Length == 1, string.Join('\n', looked.Skip(1)));
    }

    public static Task ScreenshotAsync(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots.Folder, $"{name}.png") });

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        var unexpected = _complaints.Where(complaint => !_expected.Exists(part => complaint.Contains(part, StringComparison.Ordinal)));
        Assert.True(!unexpected.Any(), string.Join("\n", unexpected));
    }
}
