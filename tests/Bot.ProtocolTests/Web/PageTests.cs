using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Testing;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Bot.ProtocolTests.Web;

public sealed partial class PageTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    public async Task Page_AllowsNoStrangersScriptOrStyle(string path)
    {
        await using var server = await BotServer.StartAsync();

        using var response = await server.Client.GetAsync(path);

        var policy = Policy(response);
        Assert.Equal("'none'", policy["default-src"]);
        Assert.Equal("'self'", policy["script-src"]);
        Assert.Equal("'none'", policy["base-uri"]);
        Assert.DoesNotContain("unsafe", string.Join(' ', policy.Values), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Contains("microphone=()", Assert.Single(response.Headers.GetValues("Permissions-Policy")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "for 90 days, without names")]
    [InlineData("de", "90 Tage lang auf: ohne Namen")]
    [InlineData("zh", "90 \u5929")]
    public async Task Privacy_SaysThatQuestionsAreKeptForReviewWhereTheyAre(string language, string words)
    {
        await using var kept = await BotServer.StartAsync("--Review:Enabled=true", "--Staff:Key=0123456789abcdefghijklmnopqrstuvwxyz");
        await using var notKept = await BotServer.StartAsync();
        async Task<string> PrivacyAsync(BotServer server) =>
            JsonDocument.Parse(WebUtility.HtmlDecode(Texts().Match(await server.Client.GetStringAsync($"/chat?language={language}")).Groups[1].Value)).RootElement.GetProperty("privacy").GetString()!;

        Assert.Contains(words, await PrivacyAsync(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("90", await PrivacyAsync(notKept), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_MarksItsStylesAnewEachTime()
    {
        await using var server = await BotServer.StartAsync();

        using var first = await server.Client.GetAsync("/chat");
        using var second = await server.Client.GetAsync("/chat");

        var nonce = Policy(first)["style-src"].Split(' ').Single(source => source.StartsWith("'nonce-", StringComparison.Ordinal))[7..^1];
        Assert.Contains($"data-nonce=\"{nonce}\"", WebUtility.HtmlDecode(await first.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.True(Convert.FromBase64String(nonce).Length >= 16);
        Assert.NotEqual(Policy(first)["style-src"], Policy(second)["style-src"]);
    }

    [Theory]
    [InlineData("1.00:00:00", "24 hours")]
    [InlineData("01:00:00", "1 hour")]
    [InlineData("01:30:00", "2 hours")]
    public async Task Chat_SaysHowLongItIsKept(string retention, string words)
    {
        await using var server = await BotServer.StartAsync($"--Store:Retention={retention}", "--DirectLine:ResumeWindow=00:30:00");

        Assert.Contains($"for at most {words} after", await server.Client.GetStringAsync("/chat"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es")]
    [InlineData("fr")]
    [InlineData("de-CH")]
    [InlineData("pt-BR")]
    [InlineData("it")]
    [InlineData("pl")]
    [InlineData("nl")]
    [InlineData("ru")]
    [InlineData("tr")]
    [InlineData("ar-EG", "rtl")]
    [InlineData("zh-Hans")]
    [InlineData("uk")]
    [InlineData("ro")]
    [InlineData("hi")]
    [InlineData("vi")]
    public async Task Chat_InAnotherLanguage_HasTheWordsAroundItInThat(string language, string direction = "ltr")
    {
        await using var server = await BotServer.StartAsync();

        var page = WebUtility.HtmlDecode(await server.Client.GetStringAsync($"/chat?language={language}"));

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain(ShippedKnowledge.Engine.ChatPage["title"], page, StringComparison.Ordinal);
        Assert.DoesNotContain("your local emergency number\\u", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page.Split("data-texts=\"{")[1].Split('}')[0], StringComparison.Ordinal);
        Assert.Contains("24 h", page, StringComparison.Ordinal);
        var english = page.Split("data-english=\"")[1].Split('"')[0].Split(' ');
        Assert.Empty(english.Except(["suggested-questions", "no-script", "doctor-reply", "more-on-this", "new-tab"]));
    }

    [Theory]
    [InlineData("he-IL", "he-IL", "rtl")]
    [InlineData("eo", "eo", "ltr")]
    [InlineData("\"><script>", "en", "ltr")]
    [InlineData("", "en", "ltr")]
    public async Task Chat_InALanguageWithoutTranslation_SaysItInEnglish(string asked, string language, string direction)
    {
        await using var server = await BotServer.StartAsync("--Answering:EmergencyNumber=112");

        var page = WebUtility.HtmlDecode(await server.Client.GetStringAsync($"/chat?language={Uri.EscapeDataString(asked)}"));

        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", page, StringComparison.Ordinal);
        Assert.Contains(ShippedKnowledge.Engine.ChatPage["title"], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_IsShownByTheSitesOfTheSettingsOnly()
    {
        await using var server = await BotServer.StartAsync("--environment=Staging", "--Web:FrameAncestors:0=https://clinic.example", "--Web:FrameAncestors:1=https://*.clinic.example");

        using var chat = await server.Client.GetAsync("/chat");
        using var demo = await server.Client.GetAsync("/");

        Assert.Equal("'self' https://clinic.example https://*.clinic.example", Policy(chat)["frame-ancestors"]);
        Assert.Equal("'none'", Policy(demo)["frame-ancestors"]);
    }

    [Theory]
    [InlineData("https://clinic.example/page")]
    [InlineData("*")]
    [InlineData("https:")]
    [InlineData("https://clinic.example; script-src *")]
    public async Task FrameAncestorThatIsNoSite_StopsTheStartAndIsNamed(string site)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => BotServer.StartAsync($"--Web:FrameAncestors:0={site}"));

        Assert.Contains("Web:FrameAncestors:0 is not a site.", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Assets_AreKeptForEverAndTheWholeChatIsUnder400Kilobytes()
    {
        await using var server = await BotServer.StartAsync();
        var page = await server.Client.GetStringAsync("/chat");
        var assets = page.Split('"').Where(part => part.StartsWith("/assets/", StringComparison.Ordinal)).ToList();
        using var sent = await GetAsync(server, "/chat", "br");
        var bytes = (await sent.Content.ReadAsByteArrayAsync()).LongLength;

        foreach (var asset in assets)
        {
            using var response = await GetAsync(server, asset, "br");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            Assert.Equal("br", Assert.Single(response.Content.Headers.ContentEncoding));
            bytes += (await response.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.Equal(3, assets.Count);
        Assert.InRange(bytes, 100_000, 400 * 1024);
    }

    [Fact]
    public async Task Asset_UnderAnotherName_IsNotThere()
    {
        await using var server = await BotServer.StartAsync();

        foreach (var path in new[] { "/assets/chat.css", "/assets/..%2fappsettings.json", "/appsettings.json", "/wwwroot/chat.html", "/chat.html" })
        {
            using var response = await server.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/no-such-page", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true)]
    [InlineData("/chat.html", "text/html", true)]
    [InlineData("/no-such-page", "*/*", false)]
    [InlineData("/assets/chat.0000000000000000.js", "*/*", false)]
    [InlineData("/v3/directline/none", "application/json", false)]
    public async Task UnknownPath_IsAPageForABrowserAndABareStatusForAProgram(string path, string accept, bool isPage)
    {
        await using var server = await BotServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);

        using var response = await server.Client.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal(isPage, body.Contains("There is no such page", StringComparison.Ordinal));
        Assert.Equal(isPage, body.Contains("href=\"/chat\"", StringComparison.Ordinal));
        Assert.True(isPage || body.Length == 0, body);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip;q=0", null)]
    [InlineData("zstd", null)]
    public async Task Page_ComesAsTheBrowserTakesIt(string accepted, string? encoding)
    {
        await using var server = await BotServer.StartAsync();

        using var response = await GetAsync(server, "/chat", accepted);

        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task WithoutWebChat_TheChatPageSaysWhatToInstallAndTheRestIsServed()
    {
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<IWebHostEnvironment>(sp => new WithoutWebChat()));

        using var chat = await server.Client.GetAsync("/chat");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, chat.StatusCode);
        Assert.Contains("Install Node.js 20", await chat.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("<script", await server.Client.GetStringAsync("/"), StringComparison.Ordinal);
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        Assert.Contains("talk to your doctor", await visitor.AskAsync(server.Client, "Does it relieve pain and soreness?"), StringComparison.OrdinalIgnoreCase);
    }

    private static Task<HttpResponseMessage> GetAsync(BotServer server, string path, string accepted)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return server.Client.SendAsync(request);
    }

    private static Dictionary<string, string> Policy(HttpResponseMessage response) =>
        Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(directive => directive.Split(' ', 2)).ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    /// <summary>What is built where npm is missing.</summary>
    private sealed class WithoutWebChat : IWebHostEnvironment, IFileProvider
    {
        private static readonly PhysicalFileProvider Files = new(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

        public string WebRootPath { get; set; } = "";

        public IFileProvider WebRootFileProvider { get => this; set => throw new NotSupportedException(); }

        public string ApplicationName { get; set; } = "bot";

        public IFileProvider ContentRootFileProvider { get => this; set => throw new NotSupportedException(); }

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public string EnvironmentName { get; set; } = "Development";

        public IDirectoryContents GetDirectoryContents(string subpath) => Files.GetDirectoryContents(subpath);

        public IFileInfo GetFileInfo(string subpath) => subpath.StartsWith("lib/", StringComparison.Ordinal) ? new NotFoundFileInfo(subpath) : Files.GetFileInfo(subpath);

        public IChangeToken Watch(string filter) => Files.Watch(filter);
    }

    [GeneratedRegex("data-texts=\"([^\"]+)\"")]
    private static partial Regex Texts();
}
