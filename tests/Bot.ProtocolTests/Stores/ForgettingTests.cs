using System.Net;
using Bot.Testing;
using Bot.Testing.Peers;
using Bot.Testing.Redis;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.Stores;

/// <summary>What a visitor wants gone is gone, however ill the store was when asked.</summary>
public sealed class ForgettingTests : IDisposable
{
    private const string Secret = "My zebrafinch has a trigger point";

    private readonly string _folder = Directory.CreateTempSubdirectory("forgetting-").FullName;

    private string Database => Path.Combine(_folder, "bot.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task DeletionThatFailed_IsNotSaidToBeDoneAndTriedAgainAtTheNextStart(bool inWords)
    {
        DirectLineVisitor visitor;
        await using (var bot = await BotProcess.StartAsync($"--Store:DataFolder={_folder}"))
        {
            visitor = await DirectLineVisitor.StartAsync(bot.Client);
            await visitor.AskAsync(bot.Client, Secret);
            using var another = Lock();

            if (inWords)
            {
                Assert.StartsWith("I cannot delete this chat at the moment", await visitor.AskAsync(bot.Client, "forget me"), StringComparison.Ordinal);
            }
            else
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, await visitor.ForgetAsync(bot.Client));
            }

            await bot.KillAsync();
        }

        Assert.True(IsInFolder("zebrafinch"));
        Assert.All(Directory.EnumerateFiles(_folder, "bot.forget-*"), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file)));
        await using var again = await BotProcess.StartAsync($"--Store:DataFolder={_folder}");

        await Polling.UntilAsync(() => Task.FromResult(!IsInFolder("zebrafinch") && !IsInFolder(visitor.ConversationId)));
        var gone = await Assert.ThrowsAsync<HttpRequestException>(() => visitor.ReadAsync(again.Client));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task ForgetMe_TakesTheClientsIdsToo()
    {
        await using var server = await BotServer.StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.PostAsync(server.Client, "What is a trigger point?", clientId: "client-of-zebrafinch");
        await visitor.AskAsync(server.Client, "does it hurt");
        Assert.True(IsInFolder("client-of-zebrafinch"));

        await visitor.AskAsync(server.Client, "forget me");

        await Polling.UntilAsync(() => Task.FromResult(!IsInFolder("client-of-zebrafinch")));
    }

    [Fact]
    public async Task DamagedDatabase_GoesAfterTheRetention()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await File.WriteAllTextAsync(Database, "My zebrafinch is damaged. " + new string('x', 100_000));
        await using var server = await BotServer.StartAsync(services => services.AddSingleton<TimeProvider>(clock), "--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "does it hurt");
        Assert.Single(Directory.EnumerateFiles(_folder, "bot.db.damaged-*"));

        clock.Advance(TimeSpan.FromHours(23));
        await DirectLineVisitor.StartAsync(server.Client);
        Assert.True(IsInFolder("zebrafinch"));
        await Polling.UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            return Task.FromResult(!IsInFolder("zebrafinch"));
        });
    }

    /// <summary>As SECURITY.md says of it.</summary>
    [RedisFact]
    public async Task AppendOnlyFileOfRedis_HoldsWhatWasDeletedUntilItIsRewritten()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        await using var server = await BotServer.StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, Secret);

        Assert.Equal(HttpStatusCode.NoContent, await visitor.ForgetAsync(server.Client));
        Assert.True(redis.IsOnDisk("zebrafinch"));
        await redis.SendAsync("BGREWRITEAOF");

        await Polling.UntilAsync(() => Task.FromResult(!redis.IsOnDisk("zebrafinch")));
    }

    [RedisFact]
    public async Task PostsToChatsThatAreNot_TakeNobodysPlace()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        await using var server = await BotServer.StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection}", "--DirectLine:MaxConversations=20");
        for (var i = 0; i < 25; i++)
        {
            // Never started, by the token's right to.
            var probe = new DirectLineProbe(server.Client);
            var token = await probe.PostAsync("/tokens/generate");
            probe.Token = token["token"];
            var answer = await probe.PostAsync($"/conversations/{token["conversationId"]}/activities", """{"type":"message","text":"hello"}""");
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        await DirectLineProbe.StartAsync(server.Client);
        Assert.Equal(":1", (await redis.SendAsync("ZCARD bot:index:used")).Split('\r')[0]);
        await Polling.UntilAsync(async () => (await redis.SendAsync("ZCARD bot:index:open")).StartsWith(":0", StringComparison.Ordinal));
    }

    // Another program that has begun to write to the database, and does not go on.
    private SqliteConnection Lock()
    {
        var another = new SqliteConnection($"Data Source={Database};Pooling=False");
        another.Open();
        using var begin = another.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        return another;
    }

    private bool IsInFolder(string text) =>
        Directory.EnumerateFiles(_folder, "bot.*").Any(file => Path.GetExtension(file) != ".lock" && File.ReadAllText(file).Contains(text, StringComparison.Ordinal));
}
