using Bot.Stores;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Stores;

public sealed class MemoryBotStateTests : BotStateContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    private protected override Task<IBotStateStore> OpenAsync() => Task.FromResult<IBotStateStore>(new MemoryBotState(_time));

    protected override Task AgeAsync()
    {
        _time.Advance(TimeSpan.FromHours(25));
        return Task.CompletedTask;
    }

    protected override Task DeleteIdleAsync() => Storage.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
}
