using Bot.BrowserTests.Pages;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>The bot below a path of another site, behind a real nginx.</summary>
[Collection(InSecondChromium.Name)]
public sealed class SubPathTests(Chromium chromium)
{
    private const string PassedOn = """
        location /bot/ {
          proxy_pass http://bots;
          proxy_http_version 1.1;
          proxy_set_header Host $http_host;
          proxy_set_header Upgrade $http_upgrade;
          proxy_set_header Connection "upgrade";
        }
        """;

    [BrowserFact(NginxPeer.Program)]
    public async Task LinesOfTheReadme_ServeEverythingBelowThePath()
    {
        await using var server = await BotServer.StartAsync("--Proxies:Known:0=127.0.0.1");

        await TalkBelowAsync(server, ReadmeLines().Replace("http://127.0.0.1:3978", "http://bots", StringComparison.Ordinal));
    }

    [BrowserFact(NginxPeer.Program)]
    public async Task PathThatIsPassedOn_IsTakenOffByTheSetting()
    {
        await using var server = await BotServer.StartAsync("--Server:PathBase=/bot");

        await TalkBelowAsync(server, PassedOn);
    }

    private async Task TalkBelowAsync(BotServer server, string locations)
    {
        await using var nginx = await NginxPeer.StartAsync([server.Client.BaseAddress!.Port], locations);
        await using var visit = await chromium.VisitAsync();
        var page = await visit.OpenAsync($"{nginx.Address}bot/");
        var widget = new Widget(page);
        await widget.OpenAsync();
        await widget.Chat.AskAsync("Does it relieve pain and soreness?");
        await page.ReloadAsync();
        await Expect(widget.Chat.Answers).ToHaveCountAsync(2);
        await page.GetByText("Open the chat on a page of its own").ClickAsync();
        await new ChatPage(page).WaitForGreetingAsync();

        var asked = visit.Requests.Where(address => !address.StartsWith("data:", StringComparison.Ordinal)).Select(address => new Uri(address)).ToList();
        Assert.All(asked, address => Assert.StartsWith("/bot/", address.AbsolutePath, StringComparison.Ordinal));
        Assert.Contains(asked, address => address.Scheme == "ws");
    }

    private static string ReadmeLines()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "README.md")))
        {
            folder = folder.Parent!;
        }

        var readme = File.ReadAllText(Path.Combine(folder.FullName, "README.md"));
        return readme.Split("```nginx\n")[1].Split("```")[0];
    }
}
