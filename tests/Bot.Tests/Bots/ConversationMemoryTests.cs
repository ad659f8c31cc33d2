using Bot.Answering;
using Bot.Bots;
using Bot.Stores;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Bot.Tests.Bots;

public sealed class ConversationMemoryTests
{
    private readonly MemoryBotState _storage = new(TimeProvider.System);
    private readonly TestAdapter _adapter = new();

    [StandInFact]
    public async Task Keep_AnotherTurnWasFaster_MakesTheChangeInWhatThatTurnHasLeft()
    {
        var (mine, theirs) = (Memory(_storage), Memory(_storage));
        using var myTurn = Turn();
        using var theirTurn = Turn();
        await mine.RecallAsync(myTurn, default);

        Assert.True(await theirs.KeepAsync(theirTurn, record => record.Greet("theirs"), default));
        Assert.True(await mine.KeepAsync(myTurn, record => record.Answer("mine", new AnswerContext { Misses = 3 }), default));

        var kept = await RecallAsync();
        Assert.Equal(("theirs", 3), (kept.GreetedIn, kept.Context.Misses));
    }

    [StandInFact]
    public async Task Keep_ByManyAtOnce_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            using var turn = Turn();
            await Memory(_storage).KeepAsync(turn, record => record.Answer($"{i}", new AnswerContext { Misses = record.Context.Misses + 1 }), default);
        }))).WaitAsync(Limits.Hang);

        Assert.Equal(6, (await RecallAsync()).Context.Misses);
    }

    [Fact]
    public async Task Recall_OfOneConversation_ChangesNothingForOthers()
    {
        using var turn = Turn();
        await Memory(_storage).KeepAsync(turn, record => record.Answer("a", new AnswerContext { PreviousQuestion = "zebrafinch" }), default);

        var mine = await RecallAsync();

        Assert.Equal("zebrafinch", mine.Context.PreviousQuestion);
        Assert.Null(AnswerContext.Empty.PreviousQuestion);
        Assert.Null(new ConversationRecord().Context.PreviousQuestion);
    }

    [StandInFact]
    public async Task Greet_ByManyAtOnce_IsDoneByOne()
    {
        var greeted = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            using var turn = Turn();
            return await Memory(_storage).KeepAsync(turn, record => record.Greet($"{i}"), default);
        }))).WaitAsync(Limits.Hang);

        Assert.Single(greeted, won => won);
    }

    [Fact]
    public async Task Keep_StoreThatFails_DoesNotKeepTheBotFromSpeaking()
    {
        var memory = Memory(new BrokenStorage());
        using var turn = Turn();

        Assert.True(await memory.KeepAsync(turn, record => record.Greet(null), default));
        await memory.ForgetAsync(turn, default);
    }

    [Fact]
    public async Task Forget_LeavesNothing()
    {
        var memory = Memory(_storage);
        using var turn = Turn();
        await memory.KeepAsync(turn, record => record.Greet("a"), default);
        Assert.NotEmpty(_storage.Keys);

        await memory.ForgetAsync(turn, default);

        Assert.Empty(_storage.Keys);
    }

    [Fact]
    public void Record_TurnRunAgain_FindsWhatItFoundAtFirst()
    {
        var record = new ConversationRecord();
        record.Answer("first", new AnswerContext { Misses = 1 });
        record.Answer("second", new AnswerContext { Misses = 2 });

        Assert.Equal(1, record.ContextFor("second").Misses);
        record.Answer("second", new AnswerContext { Misses = 2 });

        Assert.Equal((1, 2, 2), (record.ContextFor("second").Misses, record.ContextFor("third").Misses, record.ContextFor(null).Misses));
    }

    [Fact]
    public void Record_GreetingRunAgain_IsGivenAgainAndByNoOtherTurn()
    {
        var record = new ConversationRecord();

        Assert.True(record.Greet("opening"));
        Assert.True(record.Greet("opening"));
        Assert.False(record.Greet("other"));
        Assert.False(record.Greet(null));
    }

    private static ConversationMemory Memory(IStorage storage) => new(new ConversationState(storage), NullLogger<ConversationMemory>.Instance);

    private TurnContext Turn() => new(_adapter, new Activity { Type = "message", ChannelId = "directline", Conversation = new ConversationAccount { Id = "c" } });

    private async Task<ConversationRecord> RecallAsync()
    {
        using var turn = Turn();
        return await Memory(_storage).RecallAsync(turn, default);
    }

    private sealed class BrokenStorage : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException();

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw new IOException();

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException();
    }
}
