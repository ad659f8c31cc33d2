using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class BotStateTests
{
    private readonly MemoryStorage _storage = new();
    private readonly TestAdapter _adapter = new();
    private readonly ConversationState _state;
    private readonly IStatePropertyAccessor<Note> _note;

    public BotStateTests()
    {
        _state = new ConversationState(_storage);
        _note = _state.CreateProperty<Note>("note");
    }

    [StandInFact]
    public async Task State_WrittenByTwoTurnsAtOnce_IsAConflictForTheLater()
    {
        await SaveAsync("a");
        using var first = Turn();
        using var second = Turn();
        (await _note.GetAsync(first)).Text = "first";
        (await _note.GetAsync(second)).Text = "second";
        await _state.SaveChangesAsync(first);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => _state.SaveChangesAsync(second));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
        Assert.Equal("first", await ReadAsync());
    }

    [StandInFact]
    public async Task State_CreatedByTwoTurnsAtOnce_IsAConflictForTheLater()
    {
        using var first = Turn();
        using var second = Turn();
        await _note.GetAsync(first, () => new Note { Text = "first" });
        await _note.GetAsync(second, () => new Note { Text = "second" });
        await _state.SaveChangesAsync(first);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => _state.SaveChangesAsync(second));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
        Assert.Equal("first", await ReadAsync());
    }

    [StandInFact]
    public async Task State_SavedTwice_OtherTurnBetween_IsAConflict()
    {
        using var turn = Turn();
        await _note.SetAsync(turn, new Note { Text = "mine" });
        await _state.SaveChangesAsync(turn);
        await SaveAsync("theirs");
        (await _note.GetAsync(turn)).Text = "mine again";

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => _state.SaveChangesAsync(turn));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
        Assert.Equal("theirs", await ReadAsync());
    }

    [Fact]
    public async Task State_NotChanged_IsNotWritten()
    {
        await SaveAsync("a");
        using var turn = Turn();
        await _note.GetAsync(turn);
        await SaveAsync("b");

        await _state.SaveChangesAsync(turn);

        Assert.Equal("b", await ReadAsync());
    }

    [Fact]
    public async Task State_Cleared_IsWrittenEmptyWhateverIsStored()
    {
        using var turn = Turn();
        await _note.GetAsync(turn, () => new Note());
        await SaveAsync("a");
        await _state.ClearStateAsync(turn);

        await _state.SaveChangesAsync(turn);

        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task Property_OfAValueType_TakesItsDefaultFromTheFactoryUntilItIsSet()
    {
        var count = _state.CreateProperty<int>("count");
        using var turn = Turn();

        Assert.Equal(5, await count.GetAsync(turn, () => 5));
        await count.SetAsync(turn, 0);
        await _state.SaveChangesAsync(turn);

        using var later = Turn();
        Assert.Equal(0, await count.GetAsync(later, () => 5));
    }

    [Fact]
    public async Task Property_OfJsonThatLooksLikeAReference_IsKept()
    {
        var property = _state.CreateProperty<JObject>("json");
        using var turn = Turn();
        await property.SetAsync(turn, new JObject { ["$ref"] = "1", ["$type"] = "x" });
        await _state.SaveChangesAsync(turn);

        using var later = Turn();
        Assert.Equal(["$ref", "$type"], (await property.GetAsync(later)).Properties().Select(inner => inner.Name));
    }

    [Theory]
    [InlineData(null, "here", "user")]
    [InlineData("test", null, "user")]
    [InlineData("test", "here", null)]
    public async Task State_KeyPartMissing_IsAnError(string? channel, string? conversation, string? user)
    {
        using var turn = new TurnContext(_adapter, new Activity
        {
            Type = "message",
            ChannelId = channel,
            From = new ChannelAccount(user),
            Conversation = new ConversationAccount(id: conversation),
        });

        await Assert.ThrowsAnyAsync<Exception>(() => new PrivateConversationState(_storage).LoadAsync(turn));
    }

    [Fact]
    public async Task AutoSave_WritesEveryStateAtTheEndOfTheTurn()
    {
        var user = new UserState(_storage);
        var name = user.CreateProperty<string>("name");
        _adapter.Use(new AutoSaveStateMiddleware(_state).Add(user));

        await _adapter.ProcessActivityAsync(Activity("here"), async (context, token) =>
        {
            await _note.SetAsync(context, new Note { Text = "a" }, token);
            await name.SetAsync(context, "b", token);
        });

        using var later = Turn();
        Assert.Equal(("a", "b"), (await ReadAsync(), await name.GetAsync(later)));
    }

    [Fact]
    public async Task State_SavedTwiceInATurn_IsNoConflict()
    {
        using var turn = Turn();
        (await _note.GetAsync(turn, () => new Note())).Text = "a";
        await _state.SaveChangesAsync(turn);
        (await _note.GetAsync(turn)).Text = "b";

        await _state.SaveChangesAsync(turn);

        using var later = Turn();
        Assert.Equal("b", (await _note.GetAsync(later)).Text);
    }

    [Fact]
    public async Task State_Deleted_IsGone()
    {
        using var turn = Turn();
        await _note.SetAsync(turn, new Note { Text = "a" });
        await _state.SaveChangesAsync(turn);

        await _state.DeleteAsync(turn);

        using var later = Turn();
        Assert.Null(await _note.GetAsync(later));
    }

    [Fact]
    public async Task State_PropertyDeleted_IsGone()
    {
        var state = new UserState(_storage);
        var property = state.CreateProperty<string>("name");
        using var turn = Turn();
        await property.SetAsync(turn, "a");
        await property.DeleteAsync(turn);

        Assert.Null(await property.GetAsync(turn));
    }

    [Fact]
    public async Task State_OfAnotherConversation_IsAnother()
    {
        var property = _state.CreateProperty<string>("name");
        using var here = Turn();
        await property.SetAsync(here, "a");
        await _state.SaveChangesAsync(here);

        using var there = Turn("there");

        Assert.Null(await property.GetAsync(there));
    }

    private TurnContext Turn(string conversation = "here") => new(_adapter, Activity(conversation));

    private static Activity Activity(string conversation) => new()
    {
        Type = "message",
        ChannelId = "test",
        From = new ChannelAccount("user"),
        Conversation = new ConversationAccount(id: conversation),
    };

    private async Task SaveAsync(string text)
    {
        using var turn = Turn();
        await _note.SetAsync(turn, new Note { Text = text });
        await _state.SaveChangesAsync(turn);
    }

    private async Task<string?> ReadAsync()
    {
        using var turn = Turn();
        return (await _note.GetAsync(turn))?.Text;
    }

    public sealed class Note
    {
        public string? Text { get; set; }
    }
}
