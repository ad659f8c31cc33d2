using Bot.Testing;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class MemoryStorageTests
{
    private readonly IStorage _storage = new MemoryStorage();

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

    [Fact]
    public async Task Write_WithEmptyVersion_IsAConflict()
    {
        await WriteAsync(new Note { Text = "a" });

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(new Note { ETag = "" }));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
    }

    [StandInFact]
    public async Task Write_OneOfSeveralInConflict_WritesNone()
    {
        await WriteAsync(new Note { Text = "a" });

        await Assert.ThrowsAnyAsync<Exception>(() => _storage.WriteAsync(new Dictionary<string, object>
        {
            ["other"] = new Note(),
            ["note"] = new Note { ETag = "outdated" },
        }));

        Assert.Empty(await _storage.ReadAsync(["other"]));
    }

    [StandInFact]
    public async Task Write_JsonThatNamesAType_IsReadAsJson()
    {
        var json = new JObject { ["$type"] = typeof(Note).AssemblyQualifiedName, ["Text"] = "a", ["inner"] = new JObject { ["$ref"] = "1" } };

        await _storage.WriteAsync(new Dictionary<string, object> { ["note"] = json });

        var read = Assert.IsType<JObject>((await _storage.ReadAsync(["note"]))["note"]);
        Assert.Equal("1", read["inner"]!["$ref"]);
    }

    [Fact]
    public async Task Write_ByManyAtOnce_OneWinsPerVersion()
    {
        await WriteAsync(new Note { Text = "0" });
        var wins = 0;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var won = false; !won;)
            {
                var note = await ReadAsync();
                note.Text += "x";
                won = await Record.ExceptionAsync(() => WriteAsync(note)) is null;
            }

            Interlocked.Increment(ref wins);
        }))).WaitAsync(Limits.Hang);

        Assert.Equal((8, "0xxxxxxxx"), (wins, (await ReadAsync()).Text));
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

    private Task WriteAsync(Note note) => _storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });

    private async Task<Note> ReadAsync() => (Note)(await _storage.ReadAsync(["note"]))["note"];

    public sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
