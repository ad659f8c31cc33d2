using System.Diagnostics;
using System.Net;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;

namespace Bot.ProtocolTests.Stores;

/// <summary>The database is damaged under the running bot, or lies where nothing can be written.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Emergency = "I have crushing chest pain";

    private const string Safe = "**Emergency: call";

    private readonly string _folder = Directory.CreateTempSubdirectory("damage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1, "bot.db", "bot.db-wal")]
    [InlineData(2, "bot.db", "bot.db-wal")]
    [InlineData(3, "bot.db")]
    [InlineData(4, "bot.db")]
    [InlineData(5, "bot.db-wal")]
    [InlineData(6, "bot.db-wal")]
    public async Task RandomBytesInLiveFiles_WhatIsAcknowledgedIsAnsweredOrItsChatIsGone(int seed, params string[] files)
    {
        List<DirectLineVisitor> visitors = [];
        await using (var before = await StartAsync())
        {
            for (var i = 0; i < 6; i++)
            {
                visitors.Add(await DirectLineVisitor.StartAsync(before.Client));
                await visitors[i].AskAsync(before.Client, "does it hurt");
            }
        }

        // What was said before the restart is in the database, what is said now in its log.
        await using var server = await StartAsync();
        foreach (var visitor in visitors)
        {
            await visitor.AskAsync(server.Client, "how long is a session");
        }

        var random = new Random(seed);
        foreach (var file in files)
        {
            Scribble(Path.Combine(_folder, file), random);
        }

        foreach (var visitor in visitors)
        {
            await AskUntilAnsweredAsync(server, visitor);
        }

        var late = await DirectLineVisitor.StartAsync(server.Client);
        Assert.StartsWith(Safe, await late.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        await Polling.UntilAsync(async () => (await server.Client.GetAsync("/readyz")).StatusCode == HttpStatusCode.OK);
    }

    [PeerFact("/usr/bin/unshare", "/usr/bin/mount")]
    public async Task ReadOnlyFileSystem_ChatsAreAnsweredAndOperatorsToldSo()
    {
        await using (var before = await BotProcess.StartAsync($"--Store:DataFolder={_folder}"))
        {
            await DirectLineVisitor.StartAsync(before.Client);
        }

        // A name space of its own, in which the folder is mounted over itself; it is gone with the process.
        var command = new ProcessStartInfo(
            "/usr/bin/unshare",
            [
                "--map-root-user", "--mount", "sh", "-c", "mount --bind \"$0\" \"$0\" && mount -o remount,ro,bind \"$0\" && exec \"$@\"", _folder,
                "dotnet", Path.Combine(AppContext.BaseDirectory, "bot.dll"), "--Urls=http://127.0.0.1:0", $"--Answering:CacheFolder={ShippedKnowledge.CacheFolder}", $"--Store:DataFolder={_folder}",
            ]);
        await using var bot = await BotProcess.StartAsync(command);
        var visitor = await DirectLineVisitor.StartAsync(bot.Client);

        Assert.StartsWith(Safe, await visitor.AskAsync(bot.Client, Emergency), StringComparison.Ordinal);
        using var ready = await bot.Client.GetAsync("/readyz");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","reasons":["store-read-only"]}"""), (ready.StatusCode, await ready.Content.ReadAsStringAsync()));
    }

    private Task<BotServer> StartAsync() => BotServer.StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");

    // Polls are parsed as JSON, so that broken ones fail here. A chat that is gone begins anew, as the page does.
    private static async Task AskUntilAnsweredAsync(BotServer server, DirectLineVisitor visitor)
    {
        var (status, id) = await visitor.PostAsync(server.Client, Emergency);
        if (status == HttpStatusCode.ServiceUnavailable)
        {
            // Not acknowledged: a page tries again.
            (status, id) = await visitor.PostAsync(server.Client, Emergency);
        }

        if (status == HttpStatusCode.NotFound)
        {
            return;
        }

        Assert.Equal(HttpStatusCode.OK, status);
        await Polling.UntilAsync(async () =>
        {
            try
            {
                return (await visitor.ReadAsync(server.Client)).Exists(activity => (string?)activity["replyToId"] == id && ((string)activity["text"]!).StartsWith(Safe, StringComparison.Ordinal));
            }
            catch (HttpRequestException gone) when (gone.StatusCode == HttpStatusCode.NotFound)
            {
                return true;
            }
        });
    }

    // Not the first pages: a file that is none at all is found at once.
    private static void Scribble(string path, Random random)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var noise = new byte[512];
        for (var at = 8192L; at < file.Length; at += 1024)
        {
            if (random.Next(3) == 0)
            {
                random.NextBytes(noise);
                file.Position = at;
                file.Write(noise);
            }
        }
    }
}
