namespace Bot.DirectLine.Conversations;

/// <summary>Who waits in this process for something to be appended to a conversation.</summary>
public sealed class ConversationWatchers
{
    private readonly ConcurrentDictionary<string, Watch[]> _watches = new(StringComparer.Ordinal);

    /// <summary>Calls back on every <see cref="Raise"/> until disposed of.</summary>
    public IDisposable Add(string conversationId, Action appended)
    {
        var watch = new Watch(this, conversationId, appended);
        _watches.AddOrUpdate(conversationId, _ => [watch], (_, others) => [.. others, watch]);
        return watch;
    }

    /// <summary>Tells the watchers of a conversation.</summary>
    public void Raise(string conversationId)
    {
        if (_watches.TryGetValue(conversationId, out var watches))
        {
            foreach (var watch in watches)
            {
                watch.Appended();
            }
        }
    }

    /// <summary>Tells all watchers, when it is not known what was appended.</summary>
    public void RaiseAll()
    {
        foreach (var conversationId in _watches.Keys)
        {
            Raise(conversationId);
        }
    }

    private void Remove(Watch watch)
    {
        while (_watches.TryGetValue(watch.ConversationId, out var watches))
        {
            Watch[] rest = [.. watches.Where(other => other != watch)];
            var removed = rest.Length == 0
                ? _watches.TryRemove(KeyValuePair.Create(watch.ConversationId, watches))
                : _watches.TryUpdate(watch.ConversationId, rest, watches);
            if (removed)
            {
                return;
            }
        }
    }

    private sealed class Watch(ConversationWatchers owner, string conversationId, Action appended) : IDisposable
    {
        public string ConversationId => conversationId;

        public Action Appended => appended;

        public void Dispose() => owner.Remove(this);
    }
}
