using System.Text;
using Bot.Answering.Knowledge;
using Bot.Testing;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Bot.BrowserTests;

/// <summary>The pages for staff after a week of 2,000 chats, without script, in light and dark, on a screen and on a telephone.</summary>
[Collection(InSecondChromium.Name)]
public sealed class StaffPageTests(Chromium chromium) : IDisposable
{
    private const string Key = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly string Sets = Path.Combine(AppContext.BaseDirectory, "evaluation");

    // What an edit is tried against: all sets would take minutes, twice.
    private static readonly string[] TriedSets = ["natural.jsonl", "safety.jsonl"];

    private readonly string _data = Directory.CreateTempSubdirectory("staff-").FullName;
    private readonly string _knowledge = Directory.CreateTempSubdirectory("staff-knowledge-").FullName;
    private readonly string _sets = Directory.CreateTempSubdirectory("staff-sets-").FullName;

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        Directory.Delete(_knowledge, recursive: true);
        Directory.Delete(_sets, recursive: true);
    }

    [BrowserFact]
    public async Task Week_IsShownAccessibly_AndAQuestionGoesLive()
    {
        var (messages, kept) = await StaffWeek.HaveAsync(_data, Sets, chats: 2000, Key);
        AssertNothingIsRecoverable(messages);
        Assert.NotEmpty(kept);
        var groups = ShippedKnowledge.Engine.Group(kept, leastVisitors: 1);
        await File.WriteAllLinesAsync(
            Path.Combine(Screenshots.Folder, "staff-groups.txt"), groups.Select(group => $"{group.Visitors} {group.Wordings} {group.Wording}").Prepend($"{kept.Sum(q => q.Visitors)} questions in {groups.Count} groups"));
        foreach (var name in KnowledgeFiles.Below(ShippedKnowledge.Folder))
        {
            var copy = Path.Combine(_knowledge, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(ShippedKnowledge.Folder, name), copy);
        }

        foreach (var name in TriedSets)
        {
            File.Copy(Path.Combine(Sets, name), Path.Combine(_sets, name));
        }

        await using var server = await BotServer.StartAsync(
            "--Store:Kind=Sqlite", $"--Store:DataFolder={_data}", $"--Answering:KnowledgeFolder={_knowledge}", "--Answering:CacheFolder=", "--Answering:Reload=false",
            $"--Staff:Key={Key}", $"--Staff:EvaluationFolder={_sets}", "--Review:Enabled=true");
        foreach (var (scheme, width) in ((ColorScheme, int)[])[(ColorScheme.Light, 1280), (ColorScheme.Dark, 1280), (ColorScheme.Light, 360)])
        {
            await using var visit = await chromium.VisitAsync(new BrowserNewContextOptions { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
            var page = await LogInAsync(visit, server);
            foreach (var name in (string[])["Figures", "Questions", "Try", "Knowledge"])
            {
                await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).ClickAsync();
                await Expect(page.Locator("h1")).ToBeVisibleAsync();
                await Visit.AssertAccessibleAsync(page);
                Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots.Folder, $"staff-{name}-{scheme}-{width}.png"), FullPage = name != "Questions" });
            }
        }

        await using var adding = await chromium.VisitAsync(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await AddAsync(await LogInAsync(adding, server));
    }

    private static async Task AddAsync(IPage page)
    {
        const string Question = "is it some sort of far eastern knot kneading";
        page.SetDefaultTimeout(300_000);
        await page.GetByRole(AriaRole.Link, new() { Name = "Questions", Exact = true }).ClickAsync();
        var form = page.Locator("section[aria-labelledby=add] form");
        await form.GetByLabel("Way of asking").FillAsync(Question);
        await form.GetByLabel("Passage").SelectOptionAsync("origin");
        await form.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator("h1")).Not.ToHaveTextAsync("Questions", new() { Timeout = 300_000 });

        // Where it is refused, the page says why.
        Assert.Contains("Added, and live", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await Expect(page.Locator("table")).ToContainTextAsync("urgent recall");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots.Folder, "staff-added.png"), FullPage = true });

        await page.GetByRole(AriaRole.Link, new() { Name = "Try", Exact = true }).ClickAsync();
        await page.GetByLabel("Question").FillAsync(Question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.Locator("section[aria-labelledby=trace]")).ToContainTextAsync("origin");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Screenshots.Folder, "staff-tried.png"), FullPage = true });
    }

    private static async Task<IPage> LogInAsync(Visit visit, BotServer server)
    {
        var page = await visit.OpenAsync(new Uri(server.Client.BaseAddress!, "staff").ToString());
        await page.GetByLabel("Key").FillAsync(Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Figures");
        return page;
    }

    private void AssertNothingIsRecoverable(IReadOnlyList<string> messages)
    {
        var bytes = Directory.EnumerateFiles(_data).SelectMany(File.ReadAllBytes).ToArray();
        var stored = Encoding.Latin1.GetString(bytes).ToLowerInvariant();
        // One word alone may be the id of a passage.
        foreach (var message in messages.Where(message => message.Trim().Contains(' ', StringComparison.Ordinal)).Distinct())
        {
            Assert.DoesNotContain(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(message.ToLowerInvariant())), stored, StringComparison.Ordinal);
        }
    }
}
