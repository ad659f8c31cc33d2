namespace Bot.DirectLine.Conversations;

/// <summary>Who waits in this process for something to be appended to a conversation.</summary>
public sealed class ConversationWatchers
{
    private readonly ConcurrentDictionary<string, Action> _watches = new(StringComparer.Ordinal);

    /// <summary>Calls back on every <see cref="Raise"/> until disposed of.</summary>
    public IDisposable Add(string conversationId, Action appended)
    {
        _watches.AddOrUpdate(conversationId, appended, (_, others) => others + appended);
        return new Watch(this, conversationId, appended);
    }

    /// <summary>Tells the watchers of a conversation.</summary>
    public void Raise(string conversationId)
    {
        _watches.GetValueOrDefault(conversationId)?.Invoke();
    }

    /// <summary>Tells all watchers, when it is not known what was appended.</summary>
    public void RaiseAll()
    {
        foreach (var conversationId in _watches.Keys)
        {
            Raise(conversationId);
        }
    }

    private sealed class Watch(ConversationWatchers owner, string conversationId, Action appended) : IDisposable
    {
        public void Dispose()
        {
            var isDone = false;
            while (!isDone && owner._watches.TryGetValue(conversationId, out var all))
            {
                isDone = all - appended is { } rest
                    ? owner._watches.TryUpdate(conversationId, rest, all)
                    : owner._watches.TryRemove(KeyValuePair.Create(conversationId, all));
            }
        }
    }
}
