using System.Diagnostics;
using Bot.Testing;
using Bot.Testing.Peers;
using Xunit;
using Xunit.Abstractions;

namespace Bot.ProtocolTests.Stores;

/// <summary>What was acknowledged survives <c>kill -9</c> under load.</summary>
[Collection(nameof(OneAtATime))]
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Visitors = 24;

    /// <summary>Acknowledged messages after which the bot is killed.</summary>
    private const int Enough = 600;

    private readonly List<string> _figures = [];

    [Fact]
    public async Task KilledUnderLoad_EveryAcknowledgedMessageAndItsReplyIsThereInOrderOnce()
    {
        var folder = Directory.CreateTempSubdirectory("kill-").FullName;
        string[] settings =
        [
            $"--Store:DataFolder={folder}", "--DirectLine:StartsPerAddress:AtOnce=1000", "--DirectLine:MessagesPerAddress:AtOnce=100000",
            "--DirectLine:MessagesPerConversation:AtOnce=10000",
        ];
        List<TalkingVisitor> visitors = [];
        try
        {
            await using (var bot = await BotProcess.StartAsync(settings))
            {
                await TalkUntilKilledAsync(bot, visitors);
            }

            var watch = Stopwatch.StartNew();
            await using var again = await BotProcess.StartAsync(settings);
            Keep($"Started again on the same folder after {watch.ElapsedMilliseconds} ms.");
            await Task.WhenAll(visitors.Select(visitor => visitor.RepeatAsync(again.Client)));
            await Task.WhenAll(visitors.Select(visitor => visitor.CheckAsync(again.Client)));
            Keep($"{visitors.Sum(visitor => visitor.Acknowledged)} messages of {Visitors} visitors and their replies were there, in order, once, {watch.ElapsedMilliseconds} ms after the restart began.");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Keep(string figure)
    {
        output.WriteLine(figure);
        _figures.Add(figure);
        Figures.Keep("kill", string.Join('\n', _figures));
    }

    private async Task TalkUntilKilledAsync(BotProcess bot, List<TalkingVisitor> visitors)
    {
        for (var i = 0; i < Visitors; i++)
        {
            visitors.Add(await TalkingVisitor.StartAsync(bot.Client));
        }

        var watch = Stopwatch.StartNew();
        var acknowledged = 0;
        var enough = new TaskCompletionSource();
        var talks = visitors.Select(visitor => visitor.TalkAsync(bot.Client, () =>
        {
            if (Interlocked.Increment(ref acknowledged) == Enough)
            {
                enough.TrySetResult();
            }
        })).ToList();
        await enough.Task.WaitAsync(Limits.Hang);
        Keep($"{Enough} messages acknowledged after {watch.ElapsedMilliseconds} ms, each on the disk: {Enough * 1000L / watch.ElapsedMilliseconds} a second.");
        await bot.KillAsync();
        await Task.WhenAll(talks).WaitAsync(Limits.Hang);
    }
}
