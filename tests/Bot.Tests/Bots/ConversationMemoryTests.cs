using Bot.Answering;
using Bot.Bots;
using Bot.Stores;
using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Bot.Tests.Bots;

public sealed class ConversationMemoryTests
{
    private readonly MemoryBotState _storage = new(TimeProvider.System);

    [Fact]
    public async Task Keep_AnotherTurnWasFaster_MakesTheChangeInWhatThatTurnHasLeft()
    {
        var (mine, theirs) = (Memory(_storage), Memory(_storage));
        var (myRecord, theirRecord) = (await mine.RecallAsync(Turn, default), await theirs.RecallAsync(Turn, default));

        Assert.True(await theirs.KeepAsync(Turn, theirRecord, record => record.Greet("theirs"), default));
        Assert.True(await mine.KeepAsync(Turn, myRecord, record => record.Answer("mine", new AnswerContext { Misses = 3 }), default));

        var kept = await RecallAsync();
        Assert.Equal(("theirs", 3), (kept.GreetedIn, kept.Context.Misses));
    }

    [Fact]
    public async Task Keep_ByManyAtOnce_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            await KeepAsync(Memory(_storage), record => record.Answer($"{i}", new AnswerContext { Misses = record.Context.Misses + 1 }));
        }))).WaitAsync(Limits.Hang);

        Assert.Equal(6, (await RecallAsync()).Context.Misses);
    }

    [Fact]
    public async Task Recall_OfOneConversation_ChangesNothingForOthers()
    {
        await KeepAsync(Memory(_storage), record => record.Answer("a", new AnswerContext { PreviousQuestion = "zebrafinch" }));

        var mine = await RecallAsync();

        Assert.Equal("zebrafinch", mine.Context.PreviousQuestion);
        Assert.Null(AnswerContext.Empty.PreviousQuestion);
        Assert.Null(new ConversationRecord().Context.PreviousQuestion);
    }

    [Fact]
    public async Task Greet_ByManyAtOnce_IsDoneByOne()
    {
        var greeted = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            return await KeepAsync(Memory(_storage), record => record.Greet($"{i}"));
        }))).WaitAsync(Limits.Hang);

        Assert.Single(greeted, won => won);
    }

    [Fact]
    public async Task Keep_StoreThatFails_DoesNotKeepTheBotFromSpeaking()
    {
        var memory = Memory(new BrokenStorage());

        Assert.True(await KeepAsync(memory, record => record.Greet(null)));
        await memory.ForgetAsync(Turn, default);
    }

    [Fact]
    public async Task Forget_LeavesNothing()
    {
        var memory = Memory(_storage);
        await KeepAsync(memory, record => record.Greet("a"));
        Assert.NotEmpty(_storage.Keys);

        await memory.ForgetAsync(Turn, default);

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

    private static Activity Turn { get; } = new() { Type = "message", ChannelId = "directline", Conversation = new ConversationAccount { Id = "c" } };

    private static ConversationMemory Memory(IStorage storage) => new(storage, NullLogger<ConversationMemory>.Instance);

    private static async Task<bool> KeepAsync(ConversationMemory memory, Func<ConversationRecord, bool> change) =>
        await memory.KeepAsync(Turn, await memory.RecallAsync(Turn, default), change, default);

    private Task<ConversationRecord> RecallAsync() => Memory(_storage).RecallAsync(Turn, default);

    private sealed class BrokenStorage : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException();

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw new IOException();

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new IOException();
    }
}
