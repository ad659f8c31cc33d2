using Bot.Stores;
using Bot.Testing;
using Bot.Testing.Redis;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>What our stores of bot state promise beyond what the SDK's do.</summary>
public abstract class BotStateContract : StorageContract
{
    [ContractFact]
    public async Task Write_OneOfSeveralInConflict_WritesNone()
    {
        await WriteAsync(new Note { Text = "a" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Storage.WriteAsync(new Dictionary<string, object>
        {
            ["other"] = new Note(),
            ["note"] = new Note { ETag = "outdated" },
        }));

        Assert.Empty(await Storage.ReadAsync(["other"]));
    }

    [ContractFact]
    public async Task Write_VersionOfSomethingDeletedSince_IsAConflict()
    {
        await WriteAsync(new Note { Text = "a" });
        var read = await ReadAsync();
        await Storage.DeleteAsync(["note"]);

        await Assert.ThrowsAsync<InvalidOperationException>(() => WriteAsync(read));

        Assert.Empty(await Storage.ReadAsync(["note"]));
    }

    [ContractFact]
    public async Task Write_StateMadeByManyAtOnce_IsMadeByOne()
    {
        var faults = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Record.ExceptionAsync(() =>
            Storage.WriteAsync(new Dictionary<string, object> { ["state"] = new State { ["by"] = i } }))))).WaitAsync(Limits.Hang);

        var winner = Assert.Single(Enumerable.Range(0, 8), i => faults[i] is null);
        Assert.Equal(winner, Convert.ToInt32(((State)(await Storage.ReadAsync(["state"]))["state"])["by"], provider: null));
        Assert.All(faults.OfType<Exception>(), fault => Assert.Contains("Etag conflict", fault.Message, StringComparison.Ordinal));
    }

    [ContractFact]
    public async Task Write_StateSavedTwice_KnowsItsOwnVersion()
    {
        var state = new State { ["step"] = "a" };
        await Storage.WriteAsync(new Dictionary<string, object> { ["state"] = state });
        state["step"] = "b";
        await Storage.WriteAsync(new Dictionary<string, object> { ["state"] = state });

        var read = (State)(await Storage.ReadAsync(["state"]))["state"];
        Assert.Equal(("b", state.ETag), (read["step"], read.ETag));
    }

    [ContractFact]
    public async Task Write_JsonThatNamesAType_IsReadAsJson()
    {
        var json = new JObject { ["$type"] = typeof(Note).AssemblyQualifiedName, ["Text"] = "a", ["at"] = "2026-01-02T03:04:05Z", ["inner"] = new JObject { ["$ref"] = "1" } };

        await Storage.WriteAsync(new Dictionary<string, object> { ["note"] = json });

        var read = Assert.IsType<JObject>((await Storage.ReadAsync(["note"]))["note"]);
        Assert.Equal(("1", "2026-01-02T03:04:05Z"), ((string?)read["inner"]!["$ref"], (string?)read["at"]));
    }

    [ContractFact]
    public async Task Write_Nothing_IsNoFault() => await Storage.WriteAsync(new Dictionary<string, object>());

    [ContractFact]
    public async Task Read_SameKeyTwice_IsFoundOnce()
    {
        await WriteAsync(new Note());

        Assert.Single(await Storage.ReadAsync(["note", "note", "none"]));
    }

    [ContractFact]
    public async Task Idle_IsDeletedAndTheRestIsNot()
    {
        await WriteAsync(new Note { Text = "idle" });
        await AgeAsync();
        await Storage.WriteAsync(new Dictionary<string, object> { ["fresh"] = new Note() });

        await DeleteIdleAsync((IBotStateStore)Storage);

        Assert.Equal(["fresh"], (await Storage.ReadAsync(["note", "fresh"])).Keys);
    }

    /// <summary>Lets more time go by than things are kept for.</summary>
    protected abstract Task AgeAsync();

    private protected abstract Task DeleteIdleAsync(IBotStateStore store);

    /// <summary>A bot state as the SDK writes it: a dictionary with a version.</summary>
    public sealed class State : Dictionary<string, object>, IStoreItem
    {
        public string? ETag { get; set; }
    }
}
