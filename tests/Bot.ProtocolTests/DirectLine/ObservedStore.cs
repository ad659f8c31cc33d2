using System.Threading.Channels;
using Bot.DirectLine.Conversations;

namespace Bot.ProtocolTests.DirectLine;

/// <summary>A store that fails when the test wants it to, and tells when a stream has ended.</summary>
internal sealed class ObservedStore(IDirectLineStore store) : IDirectLineStore
{
    private readonly TaskCompletionSource _readFailed = new();
    private readonly TaskCompletionSource _endFailed = new();
    private readonly Channel<string> _streamsEnded = Channel.CreateUnbounded<string>();

    /// <summary>Thrown by every call while it is set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Thrown by reading while it is set.</summary>
    public Exception? ReadFault { get; set; }

    /// <summary>Complete when a read has failed.</summary>
    public Task ReadFailed => _readFailed.Task;

    /// <summary>Deleting waits for this.</summary>
    public Task Deleting { get; set; } = Task.CompletedTask;

    /// <summary>How many ends of turns fail from now on.</summary>
    public int EndFaults { get; set; }

    /// <summary>Complete when an end of a turn has failed.</summary>
    public Task EndFailed => _endFailed.Task;

    /// <summary>Conversations of streams that have ended, in the order of their ends.</summary>
    public ChannelReader<string> StreamsEnded => _streamsEnded.Reader;

    private IDirectLineStore Working => Fault is null ? store : throw Fault;

    public async Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken) =>
        await Working.TryStartAsync(conversation, opening, cancellationToken);

    public async Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        await Working.FindAsync(conversationId, cancellationToken);

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await Working.CountAsync(cancellationToken);

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken) =>
        await Working.PostAsync(conversationId, activity, maxOpenTurns, cancellationToken);

    public async Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken) =>
        await Working.BeginTurnAsync(conversationId, lease, cancellationToken);

    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken)
    {
        if (EndFaults > 0)
        {
            EndFaults--;
            _endFailed.TrySetResult();
            throw new IOException("secret detail");
        }

        return await Working.EndTurnAsync(turn, replies, keep, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken) =>
        await Working.FindAbandonedTurnsAsync(cancellationToken);

    public async Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        if (ReadFault is not null)
        {
            _readFailed.TrySetResult();
            throw ReadFault;
        }

        return await Working.ReadAsync(conversationId, after, limit, cancellationToken);
    }

    public async Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        await Deleting.WaitAsync(cancellationToken);
        await Working.DeleteAsync(conversationId, cancellationToken);
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken) =>
        await Working.DeleteIdleAsync(since, cancellationToken);

    public async Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken) =>
        await Working.TryRedeemAsync(ticket, lifetime, cancellationToken);

    public async Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken) =>
        await Working.TakeAsync(key, allowance, cancellationToken);

    public async Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken) =>
        await Working.GetOrAddSecretAsync(proposal, cancellationToken);

    public IDisposable Watch(string conversationId, Action appended) => new Ending(Working.Watch(conversationId, appended), _streamsEnded, conversationId);

    private sealed class Ending(IDisposable watch, Channel<string> ended, string conversationId) : IDisposable
    {
        public void Dispose()
        {
            watch.Dispose();
            ended.Writer.TryWrite(conversationId);
        }
    }
}
