using Bot.Stores;
using Bot.Stores.Faults;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What becomes of bot state while its store fails, and afterwards.</summary>
public sealed class FallbackBotStateTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);
    private readonly MemoryBotState _memory;
    private readonly Disk _disk;
    private readonly FallbackBotState _state;

    public FallbackBotStateTests()
    {
        _memory = new MemoryBotState(_time);
        _disk = new Disk(new MemoryBotState(_time));
        var health = new StoreCircuitBreaker(fault => fault is IOException ? "store-failed" : null, TimeSpan.Zero, _time, NullLogger<StoreCircuitBreaker>.Instance);
        _state = new FallbackBotState(_disk, _memory, health, new PendingDeletions(null, NullLogger<PendingDeletions>.Instance), _time);
    }

    [Fact]
    public async Task Write_WhileTheStoreFails_IsReadAgainAndTakenAlongByTheNextTurn()
    {
        await WriteAsync("before");
        var read = await ReadAsync(_state);
        _disk.IsFailing = true;
        read!.GreetedIn = "during";

        await _state.WriteAsync(new Dictionary<string, object> { ["note"] = read });
        var during = (await ReadAsync(_state))!.GreetedIn;
        await RecoverAsync();
        await _state.WriteAsync(new Dictionary<string, object> { ["note"] = (await ReadAsync(_state))! });

        Assert.Equal(("during", "during"), (during, (await ReadAsync(_disk))!.GreetedIn));
        Assert.Null(_memory.Version("note"));
    }

    [Fact]
    public async Task Write_WhileTheStoreFails_IsForgottenWhenNoTurnAsksForIt()
    {
        await WriteAsync("before");
        _disk.IsFailing = true;
        await _state.WriteAsync(new Dictionary<string, object> { ["note"] = new ConversationRecord { GreetedIn = "during" } });

        await RecoverAsync();
        _time.Advance(TimeSpan.FromMinutes(11));
        await _state.RecoverAsync(default);

        Assert.Equal("before", (await ReadAsync(_state))!.GreetedIn);
    }

    [Fact]
    public async Task Delete_WhileTheStoreFails_LeavesWhatIsWrittenAfterIt()
    {
        await WriteAsync("zebrafinch");
        _disk.IsFailing = true;
        await _state.DeleteAsync(["note"]);
        _disk.IsFailing = false;
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(await ReadAsync(_state));
        await WriteAsync("after");
        await _state.RecoverAsync(default);

        Assert.Equal("after", (await ReadAsync(_disk))!.GreetedIn);
    }

    [Fact]
    public async Task Read_WhileTheStoreFails_FindsNothing()
    {
        await WriteAsync("before");
        _disk.IsFailing = true;

        Assert.Null(await ReadAsync(_state));
    }

    [Fact]
    public async Task Delete_WhileTheStoreFails_IsCaughtUpWith()
    {
        await WriteAsync("zebrafinch");
        _disk.IsFailing = true;

        await _state.DeleteAsync(["note"]);
        await RecoverAsync();

        Assert.Null((await ReadAsync(_disk))?.GreetedIn);
    }

    [Fact]
    public async Task Write_ByTwoWhileTheStoreFails_IsAConflictForTheSecond()
    {
        _disk.IsFailing = true;
        await WriteAsync("a");
        var (mine, theirs) = (await ReadAsync(_state), await ReadAsync(_state));
        await _state.WriteAsync(new Dictionary<string, object> { ["note"] = theirs! });

        await Assert.ThrowsAsync<InvalidOperationException>(() => _state.WriteAsync(new Dictionary<string, object> { ["note"] = mine! }));
    }

    private static async Task<ConversationRecord?> ReadAsync(IStorage store) => (await store.ReadAsync(["note"])).TryGetValue("note", out var note) ? (ConversationRecord)note : null;

    private Task WriteAsync(string text) => _state.WriteAsync(new Dictionary<string, object> { ["note"] = new ConversationRecord { GreetedIn = text } });

    private async Task RecoverAsync()
    {
        _disk.IsFailing = false;
        _time.Advance(TimeSpan.FromSeconds(6));
        await _state.ReadAsync(["anything"]);
        await _state.RecoverAsync(default);
    }

    private sealed class Disk(MemoryBotState kept) : IBotStateStore
    {
        public bool IsFailing { get; set; }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => Working().ReadAsync(keys, cancellationToken);

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => Working().WriteAsync(changes, cancellationToken);

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => Working().DeleteAsync(keys, cancellationToken);

        public Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) => Working().DeleteIdleAsync(since, cancellationToken);

        private MemoryBotState Working() => IsFailing ? throw new IOException("The disk is gone.") : kept;
    }
}
