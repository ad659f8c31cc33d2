using Bot.DirectLine.Conversations;
using Bot.Stores;
using Bot.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

public sealed class StoreUpkeepTests
{
    [Fact]
    public async Task IdleForLongerThanRetention_IsDeletedWithItsState()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var conversations = new MemoryDirectLineStore(time);
        var state = new MemoryBotState(time);
        var opening = new NewActivity("1", null, "opening", time.GetUtcNow());
        await conversations.TryStartAsync(new Conversation("idle", "dl_user", null, time.GetUtcNow()), opening, default);
        await state.WriteAsync(new Dictionary<string, object> { ["idle"] = new ConversationRecord() });
        using var upkeep = new StoreUpkeep(
            new ServiceCollection().BuildServiceProvider(), conversations, state, Options.Create(new StoreOptions { Kind = "Memory", Retention = TimeSpan.FromHours(2) }), time, NullLogger<StoreUpkeep>.Instance);
        await upkeep.StartAsync(default);

        time.Advance(TimeSpan.FromMinutes(110));
        await conversations.TryStartAsync(new Conversation("used", "dl_user", null, time.GetUtcNow()), opening with { At = time.GetUtcNow() }, default);
        Assert.Equal(2, await conversations.CountAsync(default));
        time.Advance(TimeSpan.FromMinutes(15));
        await Polling.UntilAsync(async () => await conversations.CountAsync(default) == 1 && state.Keys.Count == 0);
        await upkeep.StopAsync(default);

        Assert.NotNull(await conversations.FindAsync("used", default));
    }
}
