using Newtonsoft.Json;
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

        var key = GetStorageKey(turnContext);
        var items = await _storage.ReadAsync([key], cancellationToken);
        items.TryGetValue(key, out var stored);
        turnContext.TurnState.Set(_contextServiceKey, VersionedState.From(stored));
    }

    /// <summary>
    /// Writes the state when it changed; throws when another turn has written it since it was read, so that no change is
    /// lost in silence.
    /// </summary>
    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        if (GetCachedState(turnContext) is not VersionedState state || (!force && !state.IsChanged))
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        await _storage.WriteAsync(new Dictionary<string, object> { [key] = state.ToItem() }, cancellationToken);

        // The store alone knows the new version.
        var items = await _storage.ReadAsync([key], cancellationToken);
        items.TryGetValue(key, out var stored);
        state.Saved((stored as IStoreItem)?.ETag);
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
        var state = GetCachedState(turnContext).State;
        if (!state.TryGetValue(propertyName, out var value) || value is null)
        {
            return Task.FromResult<T>(default);
        }

        if (value is not T typed)
        {
            // Kept, so that what the bot changes in the object is what is saved.
            typed = JToken.FromObject(value).ToObject<T>();
            state[propertyName] = typed;
        }

        return Task.FromResult(typed);
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

    /// <summary>The properties of a state as a turn has read them.</summary>
    public class CachedBotState
    {
        /// <summary>Creates a state from its properties.</summary>
        public CachedBotState(IDictionary<string, object> state = null) => State = state ?? new Dictionary<string, object>();

        /// <summary>Gets or sets the properties by name.</summary>
        public IDictionary<string, object> State { get; set; }
    }

    private sealed class VersionedState : CachedBotState
    {
        private string _eTag;
        private string _asRead;

        private VersionedState(IDictionary<string, object> state, string eTag)
            : base(state)
        {
            _eTag = eTag;
            _asRead = Fingerprint();
        }

        public bool IsChanged => Fingerprint() != _asRead;

        public static VersionedState From(object stored) => stored switch
        {
            StoredState item => new VersionedState(item.Properties, item.ETag),
            IDictionary<string, object> properties => new VersionedState(properties, null),
            _ => new VersionedState(null, null),
        };

        public static VersionedState Cleared() => new(null, "*") { _asRead = null };

        public StoredState ToItem() => new() { Properties = new Dictionary<string, object>(State), ETag = _eTag };

        public void Saved(string eTag)
        {
            _eTag = eTag;
            _asRead = Fingerprint();
        }

        private string Fingerprint() => JsonConvert.SerializeObject(State);
    }

    private sealed class PropertyAccessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory, CancellationToken cancellationToken)
        {
            await state.LoadAsync(turnContext, force: false, cancellationToken);
            var value = await state.GetPropertyValueAsync<T>(turnContext, name, cancellationToken);
            if (value is null && defaultValueFactory is not null)
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
