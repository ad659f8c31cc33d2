using Bot.Testing;
using Bot.Testing.Redis;
using Microsoft.Bot.Builder;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What every store of bot state promises, the SDK's own included.</summary>
public abstract class StorageContract : IAsyncLifetime
{
    protected IStorage Storage { get; private set; } = null!;

    public virtual async Task InitializeAsync() => Storage = await OpenAsync();

    public virtual Task DisposeAsync() => Task.CompletedTask;

    [ContractFact]
    public async Task Write_ThenRead_GivesBackTheObjectWithAVersion()
    {
        await WriteAsync(new Note { Text = "a" });

        var note = await ReadAsync();
        Assert.Equal("a", note.Text);
        Assert.False(string.IsNullOrEmpty(note.ETag));
    }

    [ContractFact]
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

    [ContractFact]
    public async Task Write_WithEmptyVersion_IsAConflict()
    {
        await WriteAsync(new Note { Text = "a" });

        var fault = await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(new Note { ETag = "" }));

        Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal);
    }

    [ContractFact]
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

    [ContractFact]
    public async Task Write_WithoutVersionOrWithStar_Wins()
    {
        foreach (var eTag in (string?[])["*", null])
        {
            await WriteAsync(new Note { Text = "a" });

            await WriteAsync(new Note { Text = "b", ETag = eTag });

            Assert.Equal("b", (await ReadAsync()).Text);
        }
    }

    [ContractFact]
    public async Task Keys_WithAnyCharacters_AreKeptApart()
    {
        string[] odd = ["a/b?c#d%20|é 😀", "..\\..//", "a'b\"c;--", "100%_*?[x]", "with\0nul", "with", "{a}b", "}", " ", "a\r\nb", new string('x', 1000), new string('x', 999)];
        foreach (var key in odd)
        {
            await Storage.WriteAsync(new Dictionary<string, object> { [key] = new Note { Text = key } });
        }

        var read = await Storage.ReadAsync(odd);

        Assert.Equal(odd.Order(StringComparer.Ordinal), read.Keys.Order(StringComparer.Ordinal));
        Assert.All(read, item => Assert.Equal(item.Key, ((Note)item.Value).Text));
    }

    [ContractFact]
    public async Task Read_UnknownKey_IsNotInTheResult() => Assert.Empty(await Storage.ReadAsync(["none"]));

    [ContractFact]
    public async Task Delete_TakesTheKeyOut()
    {
        await WriteAsync(new Note());

        await Storage.DeleteAsync(["note", "none"]);

        Assert.Empty(await Storage.ReadAsync(["note"]));
    }

    [ContractFact]
    public async Task Read_GivesACopy()
    {
        await WriteAsync(new Note { Text = "a" });

        (await ReadAsync()).Text = "changed";

        Assert.Equal("a", (await ReadAsync()).Text);
    }

    [ContractFact]
    public async Task Content_OfAnyKind_ComesBackAsItWas()
    {
        var text = "2026-01-02T03:04:05Z \0 é😀 \" \\ \r\n " + new string('x', 100_000);

        await WriteAsync(new Note { Text = text });

        Assert.Equal(text, (await ReadAsync()).Text);
    }

    protected abstract Task<IStorage> OpenAsync();

    protected Task WriteAsync(Note note) => Storage.WriteAsync(new Dictionary<string, object> { ["note"] = note });

    protected async Task<Note> ReadAsync() => (Note)(await Storage.ReadAsync(["note"]))["note"];

    public sealed class Note : IStoreItem
    {
        public string? Text { get; set; }

        public string? ETag { get; set; }
    }
}
