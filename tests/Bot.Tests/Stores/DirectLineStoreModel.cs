using Bot.DirectLine.Conversations;
using CsCheck;
using Xunit;

namespace Bot.Tests.Stores;

/// <summary>A store of conversations as simple as can be, beside which another is called: each call must give the same.</summary>
/// <param name="store">The store that is tried.</param>
/// <param name="time">Its clock.</param>
internal sealed class DirectLineStoreModel(IDirectLineStore store, TimeProvider time)
{
    private const int Places = 2;

    /// <summary>Longer than any test.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);

    /// <summary>A deleted conversation's id never comes again: its place gets a new one.</summary>
    private readonly string[] _ids = [.. Enumerable.Range(0, Places).Select(_ => NewId())];

    private readonly Dictionary<string, Modelled> _conversations = [];
    private readonly List<OpenTurn> _begun = [];

    /// <summary>What a store may be asked to do.</summary>
    internal enum Kind
    {
        Start,
        Post,
        PostAgain,
        Begin,
        EndLatest,
        EndAny,
        Read,
        Delete,
    }

    /// <summary>Calls in any order, on few conversations, so that they meet.</summary>
    public static Gen<Call[]> Calls { get; } =
        Gen.Select(
            Gen.Frequency((3, Kind.Start), (6, Kind.Post), (4, Kind.PostAgain), (6, Kind.Begin), (6, Kind.EndLatest), (2, Kind.EndAny), (2, Kind.Read), (1, Kind.Delete)),
            Gen.Int[0, Places - 1],
            Gen.Int[0, 5],
            Gen.Bool,
            (kind, place, number, forget) => new Call(kind, place, number, forget)).Array[1, 40];

    /// <summary>Makes the calls on both.</summary>
    public async Task RunAsync(IEnumerable<Call> calls)
    {
        foreach (var (number, call) in calls.Index())
        {
            await MakeAsync(call, $"text {number}");
            var id = _ids[call.Place];
            var expected = _conversations.GetValueOrDefault(id);

            Assert.Equal(expected is not null, await store.FindAsync(id, default) is not null);
            Assert.Equal(expected?.Activities, await store.ReadAsync(id, 0, 1000, default));
        }
    }

    private Task MakeAsync(Call call, string text) => call.Kind switch
    {
        Kind.Start => StartAsync(_ids[call.Place], text),
        Kind.Post => PostAsync(_ids[call.Place], clientId: null, text, maxOpenTurns: call.Number),
        Kind.PostAgain => PostAsync(_ids[call.Place], $"client {call.Number % 3}", text, maxOpenTurns: 3),
        Kind.Begin => BeginAsync(_ids[call.Place]),
        Kind.EndLatest when _begun.Count > 0 => EndAsync(_begun[^1], call, text),
        Kind.EndAny when _begun.Count > 0 => EndAsync(_begun[call.Number % _begun.Count], call, text),
        Kind.Read => ReadAsync(_ids[call.Place], after: call.Number, limit: 1 + (call.Number % 3)),
        Kind.Delete => DeleteAsync(call.Place),
        _ => Task.CompletedTask,
    };

    private async Task StartAsync(string id, string text)
    {
        var isNew = _conversations.TryAdd(id, new Modelled());

        Assert.Equal(isNew, await store.TryStartAsync(new Conversation(id, "dl_user", null, time.GetUtcNow()), Activity(null, text), default));
        if (isNew)
        {
            _conversations[id].Open.Enqueue(new StoredActivity(0, text));
        }
    }

    private async Task PostAsync(string id, string? clientId, string text, int maxOpenTurns)
    {
        var activity = Activity(clientId, text);
        PostResult expected;
        if (!_conversations.TryGetValue(id, out var conversation))
        {
            expected = PostResult.NoConversation;
        }
        else if (clientId is not null && conversation.ClientIds.TryGetValue(clientId, out var known))
        {
            expected = new PostResult(PostStatus.Repeated, known);
        }
        else if (conversation.Open.Count >= maxOpenTurns)
        {
            expected = PostResult.TooManyOpenTurns;
        }
        else
        {
            expected = new PostResult(PostStatus.Appended, activity.Id);
            conversation.Open.Enqueue(conversation.Append(text));
            if (clientId is not null)
            {
                conversation.ClientIds.Add(clientId, activity.Id);
            }
        }

        Assert.Equal(expected, await store.PostAsync(id, activity, maxOpenTurns, default));
    }

    private async Task BeginAsync(string id)
    {
        var turn = await store.BeginTurnAsync(id, Lease, default);

        var expected = _conversations.GetValueOrDefault(id) is { Running: null } conversation && conversation.Open.TryPeek(out var oldest) ? oldest : null;
        Assert.Equal(expected, turn is null ? null : new StoredActivity(turn.Sequence, turn.Payload));
        if (turn is not null)
        {
            _conversations[id].Running = turn;
            _begun.Add(turn);
        }
    }

    private async Task EndAsync(OpenTurn turn, Call call, string text)
    {
        string[] replies = [.. Enumerable.Range(0, call.Number % 3).Select(reply => $"{text}, reply {reply}")];
        var keep = new HistoryLimit(1 + call.Number, ForgetIds: call.Forget);
        var isRunning = _conversations.GetValueOrDefault(turn.ConversationId) is { } conversation && conversation.Running == turn;

        Assert.Equal(isRunning, await store.EndTurnAsync(turn, replies, keep, default));
        if (isRunning)
        {
            _conversations[turn.ConversationId].End(replies, keep);
        }
    }

    private async Task ReadAsync(string id, long after, int limit) =>
        Assert.Equal(_conversations.GetValueOrDefault(id)?.Activities.Where(activity => activity.Sequence > after).Take(limit), await store.ReadAsync(id, after, limit, default));

    private async Task DeleteAsync(int place)
    {
        await store.DeleteAsync(_ids[place], default);

        Assert.Null(await store.FindAsync(_ids[place], default));
        Assert.Null(await store.BeginTurnAsync(_ids[place], Lease, default));
        _conversations.Remove(_ids[place]);
        _ids[place] = NewId();
    }

    private static string NewId() => Guid.NewGuid().ToString("n");

    private NewActivity Activity(string? clientId, string text) => new(NewId(), clientId, text, time.GetUtcNow());

    /// <summary>A call.</summary>
    /// <param name="Kind">What is asked for.</param>
    /// <param name="Place">Of which conversation.</param>
    /// <param name="Number">How many, or which, as the call has it.</param>
    /// <param name="Forget">Whether the clients' ids go when a turn ends.</param>
    internal sealed record Call(Kind Kind, int Place, int Number, bool Forget);

    private sealed class Modelled
    {
        private long _sequence;

        public List<StoredActivity> Activities { get; } = [];

        public Queue<StoredActivity> Open { get; } = new();

        public Dictionary<string, string> ClientIds { get; } = [];

        public OpenTurn? Running { get; set; }

        public StoredActivity Append(string payload)
        {
            Activities.Add(new StoredActivity(++_sequence, payload));
            return Activities[^1];
        }

        public void End(string[] replies, HistoryLimit keep)
        {
            Running = null;
            Open.Dequeue();
            replies.ToList().ForEach(reply => Append(reply));
            Activities.RemoveRange(0, Math.Max(0, Activities.Count - keep.Activities));
            if (keep.ForgetIds)
            {
                ClientIds.Clear();
            }
        }
    }
}
