using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Properties kept in a store under one key, read once a turn and written when they changed.</summary>
public abstract class BotState : IPropertyManager
{
    private readonly IStorage _storage;
    private readonly string _contextServiceKey;

    /// <summary>Creates a state.</summary>
    public BotState(IStorage storage, string contextServiceKey)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(contextServiceKey);
        _storage = storage;
        _contextServiceKey = contextServiceKey;
    }

    /// <inheritdoc/>
    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new PropertyAccessor<T>(this, name);
    }

    /// <summary>Reads the state, unless this turn has read it already.</summary>
    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (!force && GetCachedState(turnContext) is not null)
        {
            return;
        }

        var stored = await ReadAsync(GetStorageKey(turnContext), cancellationToken);
        turnContext.TurnState.Set(_contextServiceKey, VersionedState.From(stored));
    }

    /// <summary>
    /// Writes the state when it changed; throws when another turn has written it since it was read, so that no change is
    /// lost in silence.
    /// </summary>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (GetCachedState(turnContext) is not VersionedState state || (!state.HasChanged(out var fingerprint) && !force))
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var (item, readETag) = (state.ToItem(), state.ETag);
        await _storage.WriteAsync(new Dictionary<string, object> { [key] = item }, cancellationToken);

        // Our own store says which version it has made; any other has to be asked.
        var isTold = item.ETag != readETag;
        state.Saved(isTold ? item.ETag : VersionedState.From(await ReadAsync(key, cancellationToken)).ETag, fingerprint);
    }

    /// <summary>Empties the state for this turn; saving makes it last.</summary>
    public virtual Task ClearStateAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState.Set(_contextServiceKey, VersionedState.Cleared());
        return Task.CompletedTask;
    }

    /// <summary>Deletes the state from the store and from this turn.</summary>
    public virtual async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        turnContext.TurnState.Remove(_contextServiceKey);
        await _storage.DeleteAsync([GetStorageKey(turnContext)], cancellationToken);
    }

    /// <summary>Gets the state as JSON; null when it was not read.</summary>
    public JToken Get(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return GetCachedState(turnContext) is { } state ? JObject.FromObject(state.State) : null;
    }

    /// <summary>Gets the state as this turn has read it; null when it was not read.</summary>
    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        BotAssert.ContextNotNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(_contextServiceKey);
    }

    /// <summary>Gets the key under which the state is stored.</summary>
    protected abstract string GetStorageKey(ITurnContext turnContext);

    /// <summary>Gets a property; the default when it is not set.</summary>
    protected Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        return Task.FromResult(TryGet<T>(turnContext, propertyName, out var value) ? value : default);
    }

    /// <summary>Takes a property out.</summary>
    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        GetCachedState(turnContext).State.Remove(propertyName);
        return Task.CompletedTask;
    }

    /// <summary>Sets a property.</summary>
    protected Task SetPropertyValueAsync(ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(propertyName);
        GetCachedState(turnContext).State[propertyName] = value;
        return Task.CompletedTask;
    }

    private bool TryGet<T>(ITurnContext turnContext, string propertyName, out T value)
    {
        var state = GetCachedState(turnContext).State;
        if (!state.TryGetValue(propertyName, out var found) || found is null)
        {
            value = default;
            return false;
        }

        if (found is not T)
        {
            // Kept, so that what the bot changes in the object is what is saved.
            found = (found as JToken ?? JToken.FromObject(found)).ToObject<T>();
            state[propertyName] = found;
        }

        value = (T)found;
        return true;
    }

    private async Task<object> ReadAsync(string key, CancellationToken cancellationToken)
    {
        var items = await _storage.ReadAsync([key], cancellationToken);
        return items.TryGetValue(key, out var stored) ? stored : null;
    }

    /// <summary>The properties of a state as a turn has read them.</summary>
    public class CachedBotState
    {
        /// <summary>Creates a state from its properties.</summary>
        public CachedBotState(IDictionary<string, object> state = null) => State = state ?? new Dictionary<string, object>();

        /// <summary>Gets or sets the properties by name.</summary>
        public IDictionary<string, object> State { get; set; }
    }

    private sealed class PropertyAccessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            if (!state.TryGet<T>(turnContext, name, out var value) && defaultValueFactory is not null)
            {
                value = defaultValueFactory();
                await state.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
            }

            return value;
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            await state.DeletePropertyValueAsync(turnContext, name, cancellationToken);
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            await state.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
        }
    }
}
