using System.Text.Json;
using Bot.Answering;
using Bot.Answering.Knowledge;
using Bot.Reloading;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Bot.ProtocolTests.Reloading;

public sealed class ReloadTests : IDisposable
{
    private readonly TestKnowledge _knowledge = new();
    private readonly KeptLog _log = new();

    public void Dispose()
    {
        _knowledge.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task EditedKnowledge_IsWhatTheRunningServerSaysWithinSeconds()
    {
        await using var server = await StartAsync("--Answering:Reload=true");
        Assert.Equal("Hello there.", await AskAsync(server));

        _knowledge.Replace("small-talk.md", "Hello there.", "Hello you.");

        using var hang = new CancellationTokenSource(Limits.Hang);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await AskAsync(server) != "Hello you.")
        {
            await poll.WaitForNextTickAsync(hang.Token);
        }
    }

    [Theory]
    [InlineData(true, "small-talk.md", "Hello there.", "", "knowledge-refused")]
    [InlineData(false, "small-talk.md", "Hello there.", "Hello you.", "knowledge-older-than-its-folder")]
    public async Task KnowledgeThatIsNotInUse_HasItsWordInReadiness(bool reloads, string file, string old, string edited, string word)
    {
        await using var server = await StartAsync($"--Answering:Reload={reloads}");
        Assert.Equal("""{"status":"ok","reasons":[]}""", await server.Client.GetStringAsync("/readyz"));

        _knowledge.Replace(file, old, edited);

        // Still answered with 200: what it knew it knows, and who restarts it gets nothing better.
        var expected = $$"""{"status":"degraded","reasons":["{{word}}"]}""";
        await Polling.UntilAsync(async () => await server.Client.GetStringAsync("/readyz") == expected);
        _knowledge.Replace(file, edited.Length == 0 ? "## Hello {#hello}\n\n" : edited, edited.Length == 0 ? "## Hello {#hello}\n\nHello there." : old);
        await Polling.UntilAsync(async () => await server.Client.GetStringAsync("/readyz") == """{"status":"ok","reasons":[]}""");
    }

    [Fact]
    public async Task FilesOfEditors_AreNothingToARunningServer()
    {
        await using var server = await StartAsync("--Answering:Reload=true", "--Logging:LogLevel:Default=Warning");
        File.CreateSymbolicLink(Path.Combine(_knowledge.Folder, ".#small-talk.md"), "someone@machine.1234:5678");
        File.CreateSymbolicLink(Path.Combine(_knowledge.Folder, "topics", ".#uses.md"), "someone@machine.1234:5678");
        foreach (var name in (string[])["._uses.md", "~uses.md", "#uses.md#", "#uses.md", "uses.md~"])
        {
            _knowledge.Write("topics/" + name, [0xFF, 0xFE, 0x00]);
        }

        // By the time that an edit is in use, they have been seen at least twice.
        _knowledge.Replace("small-talk.md", "Hello there.", "Hello you.");
        await Polling.UntilAsync(async () => await AskAsync(server) == "Hello you.");

        Assert.Equal("""{"status":"ok","reasons":[]}""", await server.Client.GetStringAsync("/readyz"));
        Assert.DoesNotContain("could not be read", _log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("problem", _log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatCannotBeRead_IsTheProblemOfARunningServerOnceAndLeavesItAnswering()
    {
        await using var server = await StartAsync("--Answering:Reload=true", "--Logging:LogLevel:Default=Warning");
        var link = Path.Combine(_knowledge.Folder, "topics", "more.md");
        File.CreateSymbolicLink(link, "nowhere.md");

        await Polling.UntilAsync(async () => await server.Client.GetStringAsync("/readyz") == """{"status":"degraded","reasons":["knowledge-refused"]}""");
        Assert.Equal("Hello there.", await AskAsync(server));

        File.Delete(link);
        _knowledge.Replace("small-talk.md", "Hello there.", "Hello you.");
        await Polling.UntilAsync(async () => await AskAsync(server) == "Hello you.");
        Assert.Equal(2, _log.Text.Split("topics/more.md: The file cannot be read.").Length);
    }

    [Fact]
    public async Task ExchangedVolumeAndEditThatKeepsSizeAndTime_AreInUseWithinSeconds()
    {
        using var edited = new TestKnowledge();
        edited.Replace("small-talk.md", "Hello there.", "Hello you.");
        var mount = Directory.CreateTempSubdirectory("mount-").FullName;
        try
        {
            var data = _knowledge.MountAt(mount);
            await using var server = await StartAsync("--Answering:Reload=true", $"--Answering:KnowledgeFolder={mount}");
            Assert.Equal("Hello there.", await AskAsync(server));
            Directory.Delete(data);
            Directory.CreateSymbolicLink(data, edited.Folder);
            await Polling.UntilAsync(async () => await AskAsync(server) == "Hello you.");

            var path = Path.Combine(edited.Folder, "small-talk.md");
            var time = File.GetLastWriteTimeUtc(path);
            edited.Replace("small-talk.md", "Hello you.", "Hello all.");
            File.SetLastWriteTimeUtc(path, time);
            await Polling.UntilAsync(async () => await AskAsync(server) == "Hello all.");
        }
        finally
        {
            Directory.Delete(mount, recursive: true);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(true, "--Answering:Reload=true", "--environment=Production")]
    [InlineData(false, "--Answering:Reload=false")]
    [InlineData(false, "--environment=Production")]
    public async Task Reload_IsOnInDevelopmentUnlessSetOtherwise(bool isOn, params string[] settings)
    {
        await using var server = await StartAsync(settings);

        Assert.Equal(isOn, server.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<Bot.Reloading.KnowledgeReloader>().Any());
    }

    private static async Task<string> AskAsync(BotServer server)
    {
        var body = EmulatorBodies.Message("http://localhost:9", "good morning");
        body["deliveryMode"] = "expectReplies";
        var response = await server.Client.PostAsync("/api/messages", EmulatorBodies.Json(body));
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("activities")[0].GetProperty("text").GetString()!;
    }

    private Task<BotServer> StartAsync(params string[] settings) => BotServer.StartAsync(
        services =>
        {
            services.AddSingleton<ILoggerProvider>(_log);
            services.AddSingleton(sp => KnowledgeFolder.Load(sp.GetRequiredService<WatchedFolder>().Path));
            services.AddSingleton(sp => new AnswerEngine(sp.GetRequiredService<KnowledgeBase>(), new AnsweringOptions()));
        },
        [$"--Answering:KnowledgeFolder={_knowledge.Folder}", "--Answering:CacheFolder=", .. settings]);
}
