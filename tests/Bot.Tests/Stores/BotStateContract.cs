using Bot.Answering;
using Bot.Stores;
using Bot.Testing;
using Bot.Testing.Redis;
using Bot.Tests.Bots;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What every store of bot state promises.</summary>
public abstract class BotStateContract : IAsyncLifetime
{
    private protected IBotStateStore Storage { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Storage = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Write_ThenRead_GivesBackTheRecordWithAVersion()
    {
        var context = new AnswerContext { PreviousQuestion = "Who?", PreviousPassages = ["a", "b"], PreviousPain = true, Caution = "d", Choices = ["c"], Misses = 2 };
        await WriteAsync(new ConversationRecord { Greeted = true, GreetedIn = "1", AnsweredIn = "2", Context = context });

        var record = await ReadAsync();
        Assert.Equal((true, "1", "2", "Who?", true, 2), (record.Greeted, record.GreetedIn, record.AnsweredIn, record.Context.PreviousQuestion, record.Context.PreviousPain, record.Context.Misses));
        Assert.Equal(["a", "b"], record.Context.PreviousPassages);
        Assert.Equal(["c"], record.Context.Choices);
        Assert.Equal("d", record.Context.Caution);
        Assert.Empty(record.ContextBefore.Choices);
        Assert.False(string.IsNullOrEmpty(record.ETag));
    }

    [ContractFact]
    public async Task Write_WithOutdatedVersion_IsAConflictAndChangesNothing()
    {
        await WriteAsync(Note("a"));
        var (mine, theirs) = (await ReadAsync(), await ReadAsync());
        await WriteAsync(theirs);

        mine.GreetedIn = "b";
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(mine));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await ReadAsync()).GreetedIn);
    }

    [ContractFact]
    public async Task Write_WithoutVersionWhereThereIsARecord_IsAConflict()
    {
        await WriteAsync(Note("a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(Note("b")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(Note("b", "")));

        Assert.Equal("a", (await ReadAsync()).GreetedIn);
    }

    [ContractFact]
    public async Task Write_WithStar_Wins()
    {
        await WriteAsync(Note("a", "*"));

        await WriteAsync(Note("b", "*"));

        Assert.Equal("b", (await ReadAsync()).GreetedIn);
    }

    [ContractFact]
    public async Task Write_ByManyAtOnce_OneWinsPerVersion()
    {
        await WriteAsync(Note("0"));
        var wins = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var won = false; !won;)
            {
                var note = await ReadAsync();
                note.GreetedIn += "x";
                won = await Record.ExceptionAsync(() => WriteAsync(note)) is null;
            }

            Interlocked.Increment(ref wins);
        }))).WaitAsync(Limits.Hang);

        Assert.Equal((8, "0xxxxxxxx"), (wins, (await ReadAsync()).GreetedIn));
    }

    [ContractFact]
    public async Task Write_FirstOneByManyAtOnce_IsMadeByOne()
    {
        var faults = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Record.ExceptionAsync(() => WriteAsync(Note($"{i}")))))).WaitAsync(Limits.Hang);

        var winner = Assert.Single(Enumerable.Range(0, 8), i => faults[i] is null);
        Assert.Equal($"{winner}", (await ReadAsync()).GreetedIn);
        Assert.All(faults.OfType<Exception>(), fault => Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task Write_OneOfSeveralInConflict_WritesNone()
    {
        await WriteAsync(Note("a"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Storage.WriteAsync(new Dictionary<string, object>
        {
            ["other"] = Note("a"),
            ["note"] = Note("a", "outdated"),
        }));

        Assert.Empty(await Storage.ReadAsync(["other"]));
    }

    [ContractFact]
    public async Task Write_VersionOfSomethingDeletedSince_IsAConflict()
    {
        await WriteAsync(Note("a"));
        var read = await ReadAsync();
        await Storage.DeleteAsync(["note"]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(read));

        Assert.Empty(await Storage.ReadAsync(["note"]));
    }

    [ContractFact]
    public async Task Keys_WithAnyCharacters_AreKeptApart()
    {
        string[] odd = ["a/b?c#d%20|é 😀", "..\\..//", "a'b\"c;--", "100%_*?[x]", "with\0nul", "with", "{a}b", "}", " ", "a\r\nb", new string('x', 1000), new string('x', 999)];
        foreach (var key in odd)
        {
            await Storage.WriteAsync(new Dictionary<string, object> { [key] = Note(key) });
        }

        var read = await Storage.ReadAsync(odd);

        Assert.Equal(odd.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(read, item => Assert.Equal(item.Key, ((ConversationRecord)item.Value).GreetedIn));
    }

    [ContractFact]
    public async Task Write_Nothing_IsNoFault() => await Storage.WriteAsync(new Dictionary<string, object>());

    [ContractFact]
    public async Task Read_SameKeyTwice_IsFoundOnce()
    {
        await WriteAsync(Note("a"));

        Assert.Single(await Storage.ReadAsync(["note", "note", "none"]));
    }

    [ContractFact]
    public async Task Read_UnknownKey_IsNotInTheResult() => Assert.Empty(await Storage.ReadAsync(["none"]));

    [ContractFact]
    public async Task Delete_TakesTheKeyOut()
    {
        await WriteAsync(Note("a"));

        await Storage.DeleteAsync(["note", "none"]);

        Assert.Empty(await Storage.ReadAsync(["note"]));
    }

    [ContractFact]
    public async Task Read_GivesACopy()
    {
        await WriteAsync(Note("a"));

        (await ReadAsync()).GreetedIn = "changed";

        Assert.Equal("a", (await ReadAsync()).GreetedIn);
    }

    [ContractFact]
    public async Task Text_OfAnyKind_ComesBackAsItWas()
    {
        var text = "2026-01-02T03:04:05Z \0 é😀 \" \\ \r\n {\"$type\":\"x\"} " + new string('x', 100_000);

        await WriteAsync(Note(text));

        Assert.Equal(text, (await ReadAsync()).GreetedIn);
    }

    [ContractFact]
    public async Task Idle_IsDeletedAndTheRestIsNot()
    {
        await WriteAsync(Note("idle"));
        await AgeAsync();
        await Storage.WriteAsync(new Dictionary<string, object> { ["fresh"] = Note("fresh") });

        await DeleteIdleAsync();

        Assert.Equal(["fresh"], (await Storage.ReadAsync(["note", "fresh"])).Keys);
    }

    [ContractFact]
    public async Task FollowUp_InASecondTurn_KeepsTheDoctorReply()
    {
        using var bot = new TestedBot(Storage);

        await bot.Flow().Test("Does it relieve my neck pain?", TalksOfADoctor).Test("and the other one?", TalksOfADoctor).StartTestAsync();
    }

    [ContractFact]
    public async Task Number_InASecondTurn_ChoosesWhatWasOffered()
    {
        using var bot = new TestedBot(Storage);
        var offered = "";

        await bot.Flow()
            .Test("knots", reply => offered = reply.AsMessageActivity().SuggestedActions.Actions[1].Title)
            .Test("2", reply =>
            {
                TalksOfADoctor(reply);
                Assert.StartsWith(ShippedKnowledge.Knowledge.Passages.Single(passage => passage.Heading == offered).Text, reply.AsMessageActivity().Text, StringComparison.Ordinal);
            })
            .StartTestAsync();
    }

    private protected static ConversationRecord Note(string text, string? eTag = null) => new() { GreetedIn = text, ETag = eTag };

    private protected abstract Task<IBotStateStore> OpenAsync();

    private protected Task WriteAsync(ConversationRecord note) => Storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });

    private protected async Task<ConversationRecord> ReadAsync() => (ConversationRecord)(await Storage.ReadAsync(["note"]))["note"];

    private static void TalksOfADoctor(IActivity reply) => Assert.Contains("Talk to your doctor", reply.AsMessageActivity().Text, StringComparison.Ordinal);

    /// <summary>Lets more time go by than things are kept for.</summary>
    protected abstract Task AgeAsync();

    protected abstract Task DeleteIdleAsync();
}
