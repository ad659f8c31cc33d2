using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>The properties a turn has read, with what it takes to tell a change here from a change elsewhere.</summary>
internal sealed class VersionedState : BotState.CachedBotState
{
    private const string ETagName = "eTag";
    private const string AnyETag = "*";

    private readonly bool _isNew;
    private string _asRead;

    private VersionedState(IDictionary<string, object> state, string eTag, bool isNew = false)
        : base(state)
    {
        _isNew = isNew;
        ETag = eTag;
        _asRead = Fingerprint();
    }

    /// <summary>The version that was read; null for none, <c>*</c> for whichever is stored.</summary>
    public string ETag { get; private set; }

    /// <summary>Whether it differs from what was read or written last; the fingerprint is what it is now.</summary>
    public bool HasChanged(out string fingerprint)
    {
        fingerprint = Fingerprint();
        return fingerprint != _asRead;
    }

    /// <summary>What a store has given back; a store that does not know the type gives JSON.</summary>
    public static VersionedState From(object stored) => stored switch
    {
        null => new(null, null, isNew: true),
        StoredState item => new(item, item.ETag),
        IDictionary<string, object> properties => new(properties, null),
        JObject json => From(json),
        _ => throw new InvalidOperationException($"The store gave back a {stored.GetType().Name}, which is not a state."),
    };

    /// <summary>An empty state that takes the place of whatever is stored.</summary>
    public static VersionedState Cleared() => new(null, AnyETag) { _asRead = null };

    public StoredState ToItem() => new(State) { ETag = ETag, IsNew = _isNew };

    /// <summary>What was written is what was read from now on.</summary>
    /// <param name="eTag">Its version.</param>
    /// <param name="fingerprint">Of what was written; it may have changed since.</param>
    public void Saved(string eTag, string fingerprint)
    {
        ETag = eTag;
        _asRead = fingerprint;
    }

    private static VersionedState From(JObject json)
    {
        var properties = json.ToObject<Dictionary<string, object>>();
        return new(properties, properties.Remove(ETagName, out var eTag) ? eTag as string : null);
    }

    private string Fingerprint() => JsonConvert.SerializeObject(State);
}
