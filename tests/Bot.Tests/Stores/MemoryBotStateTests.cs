using Bot.Stores;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class MemoryBotStateTests : BotStateContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task Write_OfMoreThanThereIsRoomFor_ForgetsWhatWasWrittenLongestAgo()
    {
        var large = new string('x', 1024 * 1024);
        for (var i = 0; i < 100; i++)
        {
            await Storage.WriteAsync(new Dictionary<string, object> { [$"{i}"] = new ConversationRecord { GreetedIn = large } });
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var keys = ((MemoryBotState)Storage).Keys;

        Assert.InRange(keys.Count, 20, MemoryBotState.MaxSize / 2 / large.Length);
        Assert.Contains("99", keys);
        Assert.DoesNotContain("0", keys);
    }

    private protected override Task<IBotStateStore> OpenAsync() => Task.FromResult<IBotStateStore>(new MemoryBotState(_time));

    protected override Task AgeAsync()
    {
        _time.Advance(TimeSpan.FromHours(25));
        return Task.CompletedTask;
    }

    protected override Task DeleteIdleAsync() => Storage.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
}
