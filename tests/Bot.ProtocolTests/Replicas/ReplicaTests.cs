using System.Diagnostics;
using Bot.Testing;
using Bot.Testing.Peers;
using Bot.Testing.Redis;
using Xunit;
using Xunit.Abstractions;

namespace Bot.ProtocolTests.Replicas;

[Collection(nameof(OneAtATime))]
public sealed class ReplicaTests(ITestOutputHelper output)
{
    private const int Visitors = 200;
    private const int Questions = 6;

    private static readonly string[] NoRateLimits =
    [
        "--DirectLine:StartsPerAddress:AtOnce=1000000", "--DirectLine:MessagesPerAddress:AtOnce=1000000", "--DirectLine:MessagesPerConversation:AtOnce=1000000",
    ];

    [PeerFact(RedisProcess.Program, NginxPeer.Program)]
    public async Task Replicas_OneKilledAndRedisRestarted_LoseDoubleAndReorderNothing()
    {
        await using var redis = await RedisProcess.StartDurableAsync();
        string[] settings = ["--Store:Kind=Redis", $"--Store:RedisConnection={redis.Connection}", .. NoRateLimits];
        await using var first = await BotProcess.StartAsync(settings);
        await using var second = await BotProcess.StartAsync(settings);
        await using var third = await BotProcess.StartAsync(settings);
        await using var nginx = await NginxPeer.StartAsync([first.Port, second.Port, third.Port]);
        using var client = new HttpClient { BaseAddress = nginx.Address, Timeout = Limits.Hang };
        var half = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var halfway = new CountdownEvent(Visitors);
        var visitors = Enumerable.Range(0, Visitors).Select(n => new Visitor(client, n, streams: n % 2 == 0)).ToList();
        var started = Stopwatch.StartNew();

        var talks = visitors.Select(v => v.TalkAsync(Questions, half.Task, () => halfway.Signal())).ToList();
        Assert.True(await Task.Run(() => halfway.Wait(Limits.Hang)));
        half.SetResult();
        await first.KillAsync();
        await redis.KillAsync();
        await redis.RestartAsync();
        await Task.WhenAll(talks).WaitAsync(Limits.Hang);

        var figures = $"3 replicas behind nginx, {Visitors} conversations, {visitors.Sum(v => v.Acknowledged)} messages acknowledged in {started.Elapsed.TotalSeconds:0.0} s, "
            + $"one replica killed and Redis restarted on the way: {visitors.Sum(v => v.Retries)} requests made again, {visitors.Sum(v => v.Faults().Count())} faults";
        output.WriteLine(figures);
        Figures.Keep("replicas", figures);
        Assert.Empty(visitors.SelectMany(v => v.Faults()));
    }
}
