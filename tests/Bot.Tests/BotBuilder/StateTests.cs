using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class StateTests
{
    private readonly IStorage _storage = new MemoryStorage();
    private readonly TestAdapter _adapter = new();

    [Fact]
    public async Task Write_ThenRead_GivesBackTheObjectWithAVersion()
    {
        await WriteAsync(new Note { Text = "a" });

        var note = await ReadAsync();
        Assert.Equal("a", note.Text);
        Assert.False(string.IsNullOrEmpty(note.ETag));
    }

    [Fact]
    public async Task Write_WithOutdatedVersion_IsAConflictAndChangesNothing()
    {
        await WriteAsync(new Note { Text = "a" });
        var (mine, theirs) = (await ReadAsync(), await ReadAsync());
        await WriteAsync(theirs);

        mine.Text = "b";
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(mine));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
        Assert.Equal("a", (await ReadAsync()).Text);
    }

    [Theory]
    [InlineData("*")]
    [InlineData(null)]
    public async Task Write_WithoutVersionOrWithStar_Wins(string? eTag)
    {
        await WriteAsync(new Note { Text = "a" });

        await WriteAsync(new Note { Text = "b", ETag = eTag });

        Assert.Equal("b", (await ReadAsync()).Text);
    }

    [Theory]
    [InlineData("a/b?c#d%20|é 😀")]
    [InlineData("..\\..//")]
    public async Task Key_WithSpecialCharacters_IsKept(string key)
    {
        await _storage.WriteAsync(new Dictionary<string, object> { [key] = new Note { Text = "a" } });

        Assert.Equal([key], (await _storage.ReadAsync([key])).Keys);
    }

    [Fact]
    public async Task Read_UnknownKey_IsNotInTheResult() => Assert.Empty(await _storage.ReadAsync(["none"]));

    [Fact]
    public async Task Delete_TakesTheKeyOut()
    {
        await WriteAsync(new Note());

        await _storage.DeleteAsync(["note", "none"]);

        Assert.Empty(await _storage.ReadAsync(["note"]));
    }

    [Fact]
    public async Task Read_GivesACopy()
    {
        await WriteAsync(new Note { Text = "a" });

        (await ReadAsync()).Text = "changed";

        Assert.Equal("a", (await ReadAsync()).Text);
    }

    [StandInFact]
    public async Task State_WrittenByTwoTurnsAtOnce_IsAConflictForTheLater()
    {
        var state = new ConversationState(_storage);
        var property = state.CreateProperty<Note>("note");
        using var first = Turn();
        using var second = Turn();
        (await property.GetAsync(first, () => new Note())).Text = "first";
        (await property.GetAsync(second, () => new Note())).Text = "second";
        await state.SaveChangesAsync(first);
        using var third = Turn();
        (await property.GetAsync(third)).Text = "third";
        using var fourth = Turn();
        (await property.GetAsync(fourth)).Text = "fourth";
        await state.SaveChangesAsync(third);

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => state.SaveChangesAsync(fourth));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_SavedTwiceInATurn_IsNoConflict()
    {
        var state = new ConversationState(_storage);
        var property = state.CreateProperty<Note>("note");
        using var turn = Turn();
        (await property.GetAsync(turn, () => new Note())).Text = "a";
        await state.SaveChangesAsync(turn);
        (await property.GetAsync(turn)).Text = "b";

        await state.SaveChangesAsync(turn);

        using var later = Turn();
        Assert.Equal("b", (await property.GetAsync(later)).Text);
    }

    [Fact]
    public async Task State_Deleted_IsGone()
    {
        var state = new ConversationState(_storage);
        var property = state.CreateProperty<Note>("note");
        using var turn = Turn();
        await property.SetAsync(turn, new Note { Text = "a" });
        await state.SaveChangesAsync(turn);

        await state.DeleteAsync(turn);

        using var later = Turn();
        Assert.Null(await property.GetAsync(later));
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
        var state = new ConversationState(_storage);
        var property = state.CreateProperty<string>("name");
        using var here = Turn();
        await property.SetAsync(here, "a");
        await state.SaveChangesAsync(here);

        using var there = Turn("there");

        Assert.Null(await property.GetAsync(there));
    }

    private TurnContext Turn(string conversation = "here") => new(_adapter, new Activity
    {
        Type = "message",
        ChannelId = "test",
        From = new ChannelAccount("user"),
        Conversation = new ConversationAccount(id: conversation),
    });

    private Task WriteAsync(Note note) => _storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });

    private async Task<Note> ReadAsync() => (Note)(await _storage.ReadAsync(["note"]))["note"];

    public sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
