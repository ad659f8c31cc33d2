using System.Net;
using Bot.Testing;
using Bot.Testing.Redis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.ProtocolTests.Stores;

/// <summary>The whole bot while its store fails: chats go on, and operators are told why they should not have to.</summary>
public sealed class StoreFaultTests : IAsyncLifetime
{
    private const string Emergency = "I have crushing chest pain";

    private const string Safe = "**Emergency: call";

    private const string Pain = "Does it help with back pain?";

    private const string Doctor = "Talk to your doctor";

    private readonly string _folder = Directory.CreateTempSubdirectory("faults-").FullName;
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task WorkingStore_IsReadyAndAlive()
    {
        await using var server = await StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");

        Assert.Equal((HttpStatusCode.OK, """{"status":"ok","reasons":[]}"""), await GetAsync(server, "/readyz"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"ok","reasons":[]}"""), await GetAsync(server, "/healthz"));
    }

    [Fact]
    public async Task FolderThatCannotBeMade_ChatsAreAnsweredAndForgottenWhenItCan()
    {
        var blocked = Path.Combine(_folder, "blocked");
        await File.WriteAllTextAsync(blocked, "");
        await using var server = await StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={Path.Combine(blocked, "data")}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        Assert.Contains(Doctor, await visitor.AskAsync(server.Client, Pain), StringComparison.Ordinal);
        Assert.StartsWith(Safe, await visitor.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"unavailable","reasons":["store-failed"]}"""), await GetAsync(server, "/readyz"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz")).Status);

        File.Delete(blocked);
        await UntilReadyAsync(server);

        // A page that is told so begins anew, with what it had to say.
        await Polling.UntilAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return await IsForgottenAsync(visitor, server);
        });
        var again = await DirectLineVisitor.StartAsync(server.Client);
        Assert.StartsWith(Safe, await again.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FullDisk_ChatsAreAnswered()
    {
        // One conversation may take more than the store has.
        await using var server = await StartAsync(
            "--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}", "--Store:MaxSize=1048576", "--DirectLine:MaxConversationSize=16777216", "--DirectLine:MessagesPerConversation:AtOnce=1000");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        var filler = new string('x', 50_000);
        var whenFull = "";
        await Polling.UntilAsync(async () =>
        {
            await visitor.PostAsync(server.Client, filler);
            (var status, whenFull) = await GetAsync(server, "/readyz");
            return status == HttpStatusCode.ServiceUnavailable;
        });

        var other = await DirectLineVisitor.StartAsync(server.Client);

        Assert.StartsWith(Safe, await visitor.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        Assert.Contains(Doctor, await other.AskAsync(server.Client, Pain), StringComparison.Ordinal);
        Assert.StartsWith(Safe, await other.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        // Only then: what is too full for a long message may take short ones, and is ready again.
        Assert.Equal("""{"status":"unavailable","reasons":["store-full"]}""", whenFull);
    }

    [RedisFact]
    public async Task RedisGoneAndBack_ChatsAreAnsweredAndNothingOfBeforeIsLost()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        await using var server = await StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection},asyncTimeout=500,syncTimeout=500,connectTimeout=500");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "Before: what is a trigger point?");

        await redis.KillAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostAsync(server.Client, "Too early")).Status);
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Contains(Doctor, await visitor.AskAsync(server.Client, Pain), StringComparison.Ordinal);
        Assert.StartsWith(Safe, await visitor.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        Assert.Equal("""{"status":"unavailable","reasons":["store-unreachable"]}""", (await GetAsync(server, "/readyz")).Body);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(server, "/healthz")).Status);
        await redis.RestartAsync();
        await UntilReadyAsync(server);
        await Polling.UntilAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            return (await Said(visitor, server)).Length == 1;
        });
        await visitor.AskAsync(server.Client, "After: what is a trigger point?");

        await using var replica = await StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection}");
        Assert.Equal(["Before: what is a trigger point?", "After: what is a trigger point?"], await Said(visitor, replica));
    }

    [RedisFact]
    public async Task RedisStartedAfterTheBot_IsUsed()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        await redis.KillAsync();
        await using var server = await StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection},asyncTimeout=500,connectTimeout=500");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await GetAsync(server, "/readyz")).Status);

        await redis.RestartAsync();
        await UntilReadyAsync(server);
        var visitor = await DirectLineVisitor.StartAsync(server.Client);

        Assert.StartsWith(Safe, await visitor.AskAsync(server.Client, Emergency), StringComparison.Ordinal);
        Assert.Contains(visitor.ConversationId, await redis.SendAsync("KEYS *"), StringComparison.Ordinal);
    }

    [RedisFact]
    public async Task ForgetMe_WhileRedisIsGone_SaysThatItCouldNotAndIsCaughtUpWith()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        await using var server = await StartAsync("--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection},asyncTimeout=500,syncTimeout=500,connectTimeout=500");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "My zebrafinch has a trigger point");
        await redis.KillAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.PostAsync(server.Client, "Too early")).Status);
        _time.Advance(TimeSpan.FromSeconds(20));

        var reply = await visitor.AskAsync(server.Client, "forget me");

        Assert.StartsWith("I cannot delete this chat at the moment", reply, StringComparison.Ordinal);
        await redis.RestartAsync();
        await UntilReadyAsync(server);
        await Polling.UntilAsync(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            // What it has left of its allowances says nothing, and expires within minutes.
            return !$"{await redis.SendAsync($"KEYS *{{{visitor.ConversationId}}}*")}{await redis.SendAsync("KEYS *state:*")}".Contains(visitor.ConversationId, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Forget_LeavesNothingInTheFolder()
    {
        await using var server = await StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "My zebrafinch has a trigger point");
        Assert.True(IsInFolder("zebrafinch"));

        Assert.Equal(HttpStatusCode.NoContent, await visitor.ForgetAsync(server.Client));

        Assert.False(IsInFolder("zebrafinch"));
        Assert.False(IsInFolder(visitor.ConversationId));
    }

    [Fact]
    public async Task ForgetMe_SaidInTheChat_LeavesNothingOfWhatWasSaid()
    {
        await using var server = await StartAsync("--Store:Kind=Sqlite", $"--Store:DataFolder={_folder}");
        var visitor = await DirectLineVisitor.StartAsync(server.Client);
        await visitor.AskAsync(server.Client, "My zebrafinch has a trigger point");

        await visitor.AskAsync(server.Client, "forget me");

        // The reply can be seen a moment before the log is emptied.
        await Polling.UntilAsync(() => Task.FromResult(!IsInFolder("zebrafinch")));
    }

    private static async Task<bool> IsForgottenAsync(DirectLineVisitor visitor, BotServer server)
    {
        try
        {
            await visitor.ReadAsync(server.Client);
            return false;
        }
        catch (HttpRequestException refused) when (refused.StatusCode == HttpStatusCode.NotFound)
        {
            return true;
        }
    }

    private static async Task<string[]> Said(DirectLineVisitor visitor, BotServer server) =>
        [.. (await visitor.ReadAsync(server.Client)).Where(activity => (string?)activity["from"]!["role"] == "user").Select(activity => (string)activity["text"]!)];

    private static async Task<(HttpStatusCode Status, string Body)> GetAsync(BotServer server, string path)
    {
        using var response = await server.Client.GetAsync(path);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private Task<BotServer> StartAsync(params string[] settings) => BotServer.StartAsync(services => services.AddSingleton<TimeProvider>(_time), settings);

    private Task UntilReadyAsync(BotServer server) => Polling.UntilAsync(async () =>
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        return (await GetAsync(server, "/readyz")).Status == HttpStatusCode.OK;
    });

    private bool IsInFolder(string text) =>
        Directory.EnumerateFiles(_folder, "bot.db*").Any(file => File.ReadAllText(file).Contains(text, StringComparison.Ordinal));
}
