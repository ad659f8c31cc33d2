using Bot.Stores;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Stores;

public sealed class MemoryBotStateTests : BotStateContract
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    protected override Task<IStorage> OpenAsync() => Task.FromResult<IStorage>(new MemoryBotState(_time));

    protected override Task AgeAsync()
    {
        _time.Advance(TimeSpan.FromHours(25));
        return Task.CompletedTask;
    }

    private protected override Task DeleteIdleAsync(IBotStateStore store) => store.DeleteIdleAsync(_time.GetUtcNow() - TimeSpan.FromHours(24), default);
}
