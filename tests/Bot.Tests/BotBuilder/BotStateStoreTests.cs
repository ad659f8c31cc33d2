using Bot.Testing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Adapters;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Bot.Tests.BotBuilder;

/// <summary>A state on top of a store that is not the SDK's own.</summary>
public sealed class BotStateStoreTests
{
    private readonly JsonStore _storage = new();
    private readonly TestAdapter _adapter = new();
    private readonly IStatePropertyAccessor<string> _name;
    private readonly UserState _state;

    public BotStateStoreTests()
    {
        _state = new UserState(_storage);
        _name = _state.CreateProperty<string>("name");
    }

    [Fact]
    public async Task Store_ThatKeepsJson_GivesTheStateBack()
    {
        await SaveAsync("a");

        using var later = Turn();
        Assert.Equal("a", await _name.GetAsync(later));
        Assert.Equal("a", JObject.Parse(_storage.Items["test/users/user"].Json)["name"]);
    }

    [StandInFact]
    public async Task Store_ThatKeepsVersions_IsGivenTheOneThatWasRead()
    {
        await SaveAsync("a");
        using var turn = Turn();
        await _name.SetAsync(turn, "mine");
        await SaveAsync("theirs");

        await Assert.ThrowsAsync<InvalidOperationException>(() => _state.SaveChangesAsync(turn));
    }

    [StandInFact]
    public async Task Store_SavedTwiceInATurn_IsGivenTheVersionItMadeItself()
    {
        using var turn = Turn();
        await _name.SetAsync(turn, "a");
        await _state.SaveChangesAsync(turn);
        await _name.SetAsync(turn, "b");

        await _state.SaveChangesAsync(turn);

        Assert.Equal("2", _storage.Items["test/users/user"].Version);
    }

    [StandInFact]
    public async Task Store_StateCleared_IsGivenAStar()
    {
        await SaveAsync("a");
        using var turn = Turn();
        await _state.ClearStateAsync(turn);
        await SaveAsync("b");

        await _state.SaveChangesAsync(turn);

        Assert.Equal(("3", "*"), (_storage.Items["test/users/user"].Version, _storage.LastRead));
    }

    [StandInFact]
    public async Task MemoryStorage_WrittenByAnotherRightAfterASave_IsAConflictForTheNext()
    {
        var memory = new MemoryStorage();
        var state = new UserState(new Overtaken(memory));
        var name = state.CreateProperty<string>("name");
        using var turn = Turn();
        await name.SetAsync(turn, "mine");
        await state.SaveChangesAsync(turn);
        await name.SetAsync(turn, "mine again");

        await Assert.ThrowsAsync<InvalidOperationException>(() => state.SaveChangesAsync(turn));
    }

    [Fact]
    public async Task Store_ThatGivesSomethingElse_IsAnErrorAndNotAnEmptyState()
    {
        var state = new UserState(new OddStore());
        using var turn = Turn();

        await Assert.ThrowsAsync<InvalidOperationException>(() => state.LoadAsync(turn));
    }

    private TurnContext Turn() => new(_adapter, new Activity { Type = "message", ChannelId = "test", From = new ChannelAccount("user") });

    private async Task SaveAsync(string name)
    {
        using var turn = Turn();
        await _name.SetAsync(turn, name);
        await _state.SaveChangesAsync(turn);
    }

    private sealed class JsonStore : IStorage
    {
        public Dictionary<string, (string Json, string Version)> Items { get; } = [];

        public string? LastRead { get; private set; }

        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(keys.Where(Items.ContainsKey).ToDictionary(key => key, object (key) =>
                new JObject(JObject.Parse(Items[key].Json)) { ["eTag"] = Items[key].Version }));

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            foreach (var (key, value) in changes)
            {
                LastRead = (value as IStoreItem)?.ETag;
                var current = Items.TryGetValue(key, out var item) ? item.Version : "0";
                if (value is IStoreItem { ETag: { } read } && read != "*" && read != current)
                {
                    throw new InvalidOperationException("outdated");
                }

                Items[key] = (JObject.FromObject(value).ToString(), $"{int.Parse(current, System.Globalization.CultureInfo.InvariantCulture) + 1}");
            }

            return Task.CompletedTask;
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    /// <summary>Someone else writes right after every write.</summary>
    private sealed class Overtaken(MemoryStorage memory) : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) => memory.ReadAsync(keys, cancellationToken);

        public async Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default)
        {
            await memory.WriteAsync(changes, cancellationToken);
            await memory.WriteAsync(changes.ToDictionary(change => change.Key, object (_) => new Dictionary<string, object> { ["name"] = "theirs" }), cancellationToken);
        }

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => memory.DeleteAsync(keys, cancellationToken);
    }

    private sealed class OddStore : IStorage
    {
        public Task<IDictionary<string, object>> ReadAsync(string[] keys, CancellationToken cancellationToken = default) =>
            Task.FromResult<IDictionary<string, object>>(keys.ToDictionary(key => key, object (_) => "text"));

        public Task WriteAsync(IDictionary<string, object> changes, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task DeleteAsync(string[] keys, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
