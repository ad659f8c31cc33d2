using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;
using Xunit.Abstractions;

namespace Bot.ProtocolTests.Fuzz;

/// <summary>
/// Every endpoint under hostile input for <c>FUZZ_SECONDS</c> (5 unless it is set): no fault of the server, no memory
/// that grows, nobody else's words, and still there afterwards. <c>FUZZ_SEED</c> repeats a run's choices.
/// </summary>
/// <remarks>Alone: memory is the process's, and what tests beside it learn or hold would be counted.</remarks>
[Collection(nameof(OneAtATime))]
public sealed class FuzzTests(ITestOutputHelper output)
{
    /// <summary>What may stay in memory: the conversations that the settings allow are a part of it.</summary>
    private const long MaxGrowth = 64 * 1024 * 1024;

    private static readonly (string Name, FuzzAttack Attack)[] Attacks =
    [
        ("changed activity", BodyAttacks.ChangedActivity), ("changed activity", BodyAttacks.ChangedActivity), ("damaged activity", BodyAttacks.DamagedActivity),
        ("nested activity", BodyAttacks.NestedActivity), ("other encoding", BodyAttacks.OtherEncoding), ("binary activity", BodyAttacks.BinaryActivity), ("changed start", BodyAttacks.ChangedStart),
        ("changed Emulator message", BodyAttacks.ChangedEmulatorMessage), ("changed Emulator message", BodyAttacks.ChangedEmulatorMessage), ("damaged Emulator message", BodyAttacks.DamagedEmulatorMessage),
        ("nested Emulator message", BodyAttacks.NestedEmulatorMessage), ("odd headers", HeaderAttacks.OddHeaders), ("odd headers", HeaderAttacks.OddHeaders), ("many headers", HeaderAttacks.ManyHeaders),
        ("broken chunks", HeaderAttacks.BrokenChunks), ("noise", HeaderAttacks.Noise), ("odd paths", PathAttacks.OddPaths), ("odd paths", PathAttacks.OddPaths),
        ("other conversation", TokenAttacks.OtherConversation), ("odd token", TokenAttacks.OddToken), ("other stream", TokenAttacks.OtherStream), ("frames", SocketAttacks.Frames),
    ];

    [Theory]
    [InlineData("Emulator", false)]
    [InlineData("channels", true)]
    public async Task HostileInput_BreaksNothingAndGetsNothing(string mode, bool hasAppId)
    {
        var seed = Number("FUZZ_SEED", Environment.TickCount & int.MaxValue);
        var time = TimeSpan.FromSeconds(Number("FUZZ_SECONDS", 5) / 2.0);
        await using var target = await FuzzTarget.StartAsync(hasAppId);
        var run = new FuzzRun(target, seed);
        // Once before the memory is measured, so that what is made but once is there.
        await run.RunAsync(TimeSpan.FromMilliseconds(500), Attacks);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();

        await run.RunAsync(time, Attacks);

        var elapsed = watch.Elapsed;
        var (most, grown) = await SettleAsync(before);
        var figures = $"""
            Hostile input, {mode}: {run.Sent:N0} requests in {elapsed.TotalSeconds:0.0} s, seed {seed}, memory at the end {most / 1024.0 / 1024.0:+0.0;-0.0} MB, at rest {grown / 1024.0 / 1024.0:+0.0;-0.0} MB, findings {run.Findings.Count}
            statuses: {run.Statuses}
            attacks: {run.Attacks}
            """;
        output.WriteLine(figures);
        Figures.Keep($"fuzz-{mode}", figures);
        Assert.True(run.Findings.Count == 0, string.Join('\n', run.Findings));
        Assert.InRange(grown, long.MinValue, MaxGrowth);
        await AssertWellAsync(target);
    }

    // Threads that a busy machine has added hold buffers of their own until they end, half a minute after their last
    // work; what is there for longer is kept.
    private static async Task<(long Most, long AtRest)> SettleAsync(long before)
    {
        using var look = new PeriodicTimer(TimeSpan.FromSeconds(2));
        var most = GC.GetTotalMemory(forceFullCollection: true) - before;
        var grown = most;
        for (var looks = 0; looks < 45 && grown > MaxGrowth; looks++)
        {
            await look.WaitForNextTickAsync();
            grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        return (most, grown);
    }

    /// <summary>The quiet visitor's conversation is whole, and goes on.</summary>
    private static async Task AssertWellAsync(FuzzTarget target)
    {
        await target.SayAsync(target.Quiet, "Will I be sore after trigger point massage?");
        using var hang = new CancellationTokenSource(Limits.Hang);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        string said;
        do
        {
            await poll.WaitForNextTickAsync(hang.Token);
            said = await target.ReadAsync(target.Quiet);
        }
        while (!said.Contains("doctor", StringComparison.OrdinalIgnoreCase));

        using var json = JsonDocument.Parse(said);
        var own = json.RootElement.GetProperty("activities").EnumerateArray()
            .Where(activity => activity.GetProperty("from").GetProperty("id").GetString()!.StartsWith("dl_", StringComparison.Ordinal))
            .Select(activity => activity.GetProperty("text").GetString());
        Assert.Equal([FuzzTarget.Canary, "Will I be sore after trigger point massage?"], own);
    }

    internal static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
