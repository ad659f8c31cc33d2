using Bot.Testing;
using Bot.Tests.Stores;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

public sealed class MemoryStorageTests : StorageContract
{
    [StandInFact]
    public async Task Write_OneOfSeveralInConflict_WritesNone()
    {
        await WriteAsync(new Note { Text = "a" });

        await Assert.ThrowsAnyAsync<Exception>(() => Storage.WriteAsync(new Dictionary<string, object>
        {
            ["other"] = new Note(),
            ["note"] = new Note { ETag = "outdated" },
        }));

        Assert.Empty(await Storage.ReadAsync(["other"]));
    }

    [StandInFact]
    public async Task Write_JsonThatNamesAType_IsReadAsJson()
    {
        var json = new JObject { ["$type"] = typeof(Note).AssemblyQualifiedName, ["Text"] = "a", ["inner"] = new JObject { ["$ref"] = "1" } };

        await Storage.WriteAsync(new Dictionary<string, object> { ["note"] = json });

        var read = Assert.IsType<JObject>((await Storage.ReadAsync(["note"]))["note"]);
        Assert.Equal("1", read["inner"]!["$ref"]);
    }

    protected override Task<IStorage> OpenAsync() => Task.FromResult<IStorage>(new MemoryStorage());
}
