using System.Net;
using Bot.Answering.Knowledge.SigningOff;
using Bot.Testing;
using Xunit;

namespace Bot.ProtocolTests.Hosting;

public sealed class HealthTests
{
    [Theory]
    [InlineData("GET", HttpStatusCode.OK)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    [InlineData("POST", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    public async Task Health_IsToBeReadOnly(string method, HttpStatusCode status)
    {
        await using var server = await BotServer.StartAsync();

        foreach (var path in (string[])["/healthz", "/livez", "/startupz", "/readyz"])
        {
            using var response = await server.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

            Assert.Equal(status, response.StatusCode);
        }
    }

    [Fact]
    public async Task Probe_ByAddress_IsAnsweredWhateverHostsAreAllowed()
    {
        await using var server = await BotServer.StartAsync("--AllowedHosts=clinic.example");

        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/readyz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/livez")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Client.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task TextThatWaitsForASignature_IsToldWhereSignaturesAreRequired()
    {
        using var knowledge = new TestKnowledge();
        var signing = new Signing(knowledge.Folder);
        signing.Sign(signing.Find("*"), "Dr Ada Example", "physiotherapist", new DateOnly(2026, 11, 29));
        knowledge.Replace("topics/uses.md", "helps broken bones", "mends broken bones");

        await using var strict = await BotServer.StartAsync(knowledge, "--Answering:RequireSignOff=true", "--Answering:Reload=false");
        await using var free = await BotServer.StartAsync(knowledge, "--Answering:Reload=false");

        Assert.Equal("""{"status":"degraded","reasons":["sign-off-waiting"]}""", await strict.Client.GetStringAsync("/readyz"));
        Assert.Equal("""{"status":"ok","reasons":[]}""", await free.Client.GetStringAsync("/readyz"));
        var visitor = await DirectLineVisitor.StartAsync(strict.Client);
        Assert.Contains("helps broken bones", await visitor.AskAsync(strict.Client, "does it mend a fracture"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_DeletedOrReplacedUnderTheBot_IsTold()
    {
        var folder = Directory.CreateTempSubdirectory("health-").FullName;
        await using (var server = await BotServer.StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={folder}"))
        {
            var file = Path.Combine(folder, "bot.db");
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file + "-wal"));
            }

            Assert.Equal("""{"status":"ok","reasons":[]}""", await server.Client.GetStringAsync("/readyz"));
            File.Move(file, file + ".moved");
            Assert.Contains("store-gone", await (await server.Client.GetAsync("/readyz")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
            await File.WriteAllTextAsync(file, "");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Client.GetAsync("/readyz")).StatusCode);
        }

        // Another bot's database in its place is whole, and still not the one in use.
        await using (var other = await BotServer.StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={folder}/other"))
        {
            await DirectLineVisitor.StartAsync(other.Client);
        }

        await using (var server = await BotServer.StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={folder}/again"))
        {
            await DirectLineVisitor.StartAsync(server.Client);
            File.Move(Path.Combine(folder, "other", "bot.db"), Path.Combine(folder, "again", "bot.db"), overwrite: true);
            Assert.Equal("""{"status":"unavailable","reasons":["store-replaced"]}""", await (await server.Client.GetAsync("/readyz")).Content.ReadAsStringAsync());
        }

        Directory.Delete(folder, recursive: true);
    }
}
