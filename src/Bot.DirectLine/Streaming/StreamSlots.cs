namespace Bot.DirectLine.Streaming;

/// <summary>Counts open streams, so that there are never too many of them.</summary>
internal sealed class StreamSlots(IOptions<DirectLineOptions> options)
{
    private readonly Lock _gate = new();

    // Both guarded by the gate.
    private readonly Dictionary<string, int> _byConversation = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>A place for one more stream, free again when disposed of; null when all are taken.</summary>
    public IDisposable? TryTake(string conversationId)
    {
        using var scope = _gate.EnterScope();
        var open = _byConversation.GetValueOrDefault(conversationId);
        if (_all >= options.Value.MaxStreams || open >= options.Value.MaxStreamsPerConversation)
        {
            return null;
        }

        _all++;
        ChannelMeter.Stream(1);
        _byConversation[conversationId] = open + 1;
        return new Slot(this, conversationId);
    }

    private void Free(string conversationId)
    {
        using var scope = _gate.EnterScope();
        _all--;
        ChannelMeter.Stream(-1);
        if (--_byConversation[conversationId] == 0)
        {
            _byConversation.Remove(conversationId);
        }
    }

    private sealed class Slot(StreamSlots owner, string conversationId) : IDisposable
    {
        public void Dispose() => owner.Free(conversationId);
    }
}
