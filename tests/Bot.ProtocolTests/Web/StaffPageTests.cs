using System.Net;
using System.Text.RegularExpressions;
using Bot.Hosting;
using Bot.Staff;
using Bot.Staff.Pages;
using Bot.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Xunit;

namespace Bot.ProtocolTests.Web;

public sealed partial class StaffPageTests
{
    private const string Key = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const string Header = "X-Staff-User";

    public static TheoryData<string> Addresses => ["/staff", "/staff/questions", "/staff/try", "/staff/knowledge", "/staff/counts.csv", "/staff/questions.csv"];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task WithoutAKey_ThereIsNoPage(string address)
    {
        await using var server = await BotServer.StartAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.GetAsync(address)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client.PostAsync(address, Form(("key", "")))).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task NotLoggedIn_NobodySeesMoreThanTheLogin(string address)
    {
        await using var server = await StartAsync();

        foreach (var cookie in (string[])["other=x", "staff=", "staff=9999999999.AA.BB", $"staff={Key}"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Add("Cookie", cookie);
            using var response = await server.Client.SendAsync(request);

            var body = await response.Content.ReadAsStringAsync();
            Assert.True(response.StatusCode == HttpStatusCode.Forbidden ? body.Length == 0 : body.Contains("type=\"password\"", StringComparison.Ordinal), body);
            Assert.DoesNotContain("<table", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LoggedIn_SeesEveryPage_WithNothingKeptNorLoadedFromElsewhere()
    {
        await using var server = await StartAsync();
        using var staff = await LogInAsync(server);

        foreach (var (address, words) in ((string, string)[])[("/staff", "Red flags by kind"), ("/staff/questions", "Add a way of asking"), ("/staff/try", "Try a question"), ("/staff/knowledge", "Clinical sign-off")])
        {
            using var response = await staff.GetAsync(address);

            Assert.Contains(words, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Equal("default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
            Assert.True(response.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Cookie_IsForThesePagesAndNoScript()
    {
        await using var server = await StartAsync();

        using var browser = Browser(server);
        using var response = await browser.PostAsync("/staff", Form(("key", Key)));

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.Contains("path=/staff; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WrongKeys_AreRefusedAndThenNoLongerLookedAt()
    {
        await using var server = await StartAsync();

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await server.Client.PostAsync("/staff", Form(("key", Key[..^1])))).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await server.Client.PostAsync("/staff", Form(("key", Key)))).StatusCode);
    }

    [Fact]
    public async Task FormLargerThanAny_IsNotRead()
    {
        await using var server = await StartAsync();

        using var response = await server.Client.PostAsync("/staff", Form(("key", new string('k', 20_000))));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task FormWithoutItsToken_OrFromAnotherSite_DoesNothing()
    {
        await using var server = await StartAsync();
        using var staff = await LogInAsync(server);
        var token = await TokenAsync(staff, "/staff/try");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostAsync("/staff/try", Form(("question", "is it chinese")))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.PostAsync("/staff/try", Form(("question", "is it chinese"), ("token", new string('0', token.Length))))).StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, "/staff/try") { Content = Form(("question", "is it chinese"), ("token", token)) };
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.SendAsync(foreign)).StatusCode);

        using var own = await staff.PostAsync("/staff/try", Form(("question", "is it chinese"), ("token", token)));
        Assert.Contains("<th scope=\"row\">origin</th>", await own.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Try_WritesMarkupOutAsText()
    {
        await using var server = await StartAsync();
        using var staff = await LogInAsync(server);

        using var response = await staff.PostAsync("/staff/try", Form(("question", "<b>\"href=\"staff"), ("token", await TokenAsync(staff, "/staff/try"))));

        var page = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
        Assert.Contains("value=\"&lt;b&gt;&quot;href=&quot;staff\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogOut_TakesTheCookieAway()
    {
        await using var server = await StartAsync();
        using var staff = await LogInAsync(server);

        using var response = await staff.PostAsync("/staff/logout", Form(("token", await TokenAsync(staff, "/staff/try"))));

        Assert.Contains("staff=; expires=Thu, 01 Jan 1970", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chats_AreCountedThroughTheChannelAndNothingSecretIsLogged()
    {
        using var log = new KeptLog();
        await using var server = await BotServer.StartAsync(
            services => services.AddSingleton<ILoggerProvider>(log), $"--Staff:Key={Key}", "--Review:Enabled=true", "--Logging:LogLevel:Default=Trace");
        using var visitor = new HttpClient { BaseAddress = server.Client.BaseAddress };
        var message = EmulatorBodies.Message("http://localhost", "is it chinese");
        message["deliveryMode"] = "expectReplies";
        using var reply = await visitor.PostAsync("/api/messages", new StringContent(message.ToJsonString(), null, "application/json"));
        using var staff = await LogInAsync(server);

        var csv = await staff.GetStringAsync("/staff/counts.csv");

        Assert.StartsWith("\"day\",\"what\",\"which\",\"number\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"questions\",\"\",\"1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"outcome\",\"answer\",\"1\"", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserOfAKnownProxy_SeesThePagesWithoutAKey()
    {
        await using var server = await StartBehindAsync("127.0.0.1");
        using var staff = Named(server, "ada <b>");

        var page = await staff.GetStringAsync("/staff");
        Assert.Contains("Red flags by kind", page, StringComparison.Ordinal);
        Assert.Contains("<span>ada &lt;b&gt;</span>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Log out", page, StringComparison.Ordinal);
        using var tried = await staff.PostAsync("/staff/try", Form(("question", "is it chinese"), ("token", await TokenAsync(staff, "/staff/try"))));
        Assert.Contains("<th scope=\"row\">origin</th>", await tried.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormOfAnotherUserOfTheProxy_DoesNothing()
    {
        await using var server = await StartBehindAsync("127.0.0.1");
        using var ada = Named(server, "ada");
        using var bob = Named(server, "bob");

        using var response = await ada.PostAsync("/staff/try", Form(("question", "is it chinese"), ("token", await TokenAsync(bob, "/staff/try"))));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData("10.0.0.5", "ada")]
    [InlineData("127.0.0.1", "")]
    [InlineData("127.0.0.1", null)]
    public async Task UserFromElsewhereOrNone_IsNobody(string known, string? user)
    {
        await using var server = await StartBehindAsync(known);
        using var stranger = Named(server, user);

        Assert.Contains("Log in where the clinic has its staff log in", await stranger.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync("/staff/counts.csv")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.PostAsync("/staff", Form(("key", "")))).StatusCode);
    }

    [Fact]
    public void UserNamedTwice_IsNobody()
    {
        var login = new StaffLogin(Options.Create(new StaffOptions { ProxyUserHeader = Header }), TimeProvider.System);
        var request = new DefaultHttpContext();
        request.Features.Set(KnownProxy.Feature);
        request.Request.Headers[Header] = "ada";
        Assert.True(login.IsLoggedIn(request));

        request.Request.Headers[Header] = new StringValues(["ada", "eve"]);

        Assert.False(login.IsLoggedIn(request));
    }

    [Fact]
    public async Task WithoutAKey_NobodyCanMakeACookie()
    {
        await using var server = await StartBehindAsync("127.0.0.1");
        var other = new DefaultHttpContext();
        new StaffLogin(Options.Create(new StaffOptions { ProxyUserHeader = Header }), TimeProvider.System).LogIn(other);
        using var stranger = Named(server);
        stranger.DefaultRequestHeaders.Add("Cookie", other.Response.Headers.SetCookie.ToString().Split(';')[0]);

        Assert.DoesNotContain("<nav", await stranger.GetStringAsync("/staff"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyAndProxy_EitherLetsIn()
    {
        await using var server = await BotServer.StartAsync($"--Staff:Key={Key}", $"--Staff:ProxyUserHeader={Header}", "--Proxies:Known:0=127.0.0.1");
        using var named = Named(server, "ada");
        using var keyed = await LogInAsync(server);

        Assert.Contains("<nav", await named.GetStringAsync("/staff"), StringComparison.Ordinal);
        Assert.Contains("<nav", await keyed.GetStringAsync("/staff"), StringComparison.Ordinal);
    }

    // As an address that the proxy has seen; the connection is from this machine.
    private static HttpClient Named(BotServer server, string? user = null)
    {
        var browser = Browser(server);
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "10.0.0.5");
        if (user is not null)
        {
            browser.DefaultRequestHeaders.TryAddWithoutValidation(Header, user);
        }

        return browser;
    }

    private static Task<BotServer> StartBehindAsync(string known) => BotServer.StartAsync($"--Staff:ProxyUserHeader={Header}", $"--Proxies:Known:0={known}");

    private static Task<BotServer> StartAsync() => BotServer.StartAsync($"--Staff:Key={Key}");

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static HttpClient Browser(BotServer server) => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server.Client.BaseAddress };

    private static async Task<HttpClient> LogInAsync(BotServer server)
    {
        var staff = Browser(server);
        using var response = await staff.PostAsync("/staff", Form(("key", Key)));
        staff.DefaultRequestHeaders.Add("Cookie", Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0]);
        return staff;
    }

    private static async Task<string> TokenAsync(HttpClient staff, string address) => Token().Match(await staff.GetStringAsync(address)).Groups[1].Value;

    [GeneratedRegex("name=\"token\" value=\"([0-9A-F]+)\"")]
    private static partial Regex Token();
}
