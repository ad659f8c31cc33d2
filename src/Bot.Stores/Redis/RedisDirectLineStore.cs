using Bot.DirectLine.Conversations;
using StackExchange.Redis;

namespace Bot.Stores.Redis;

/// <summary>Keeps conversations on a server that all replicas share.</summary>
internal sealed class RedisDirectLineStore(RedisServer server, TimeProvider time) : IDirectLineStore
{
    /// <summary>Entries of an index looked at in one go.</summary>
    private const int IndexPage = 1000;

    /// <summary>
    /// Conversations are listed as having an open turn before they get it. One listed for less than this may still be
    /// about to get it, and whoever posted is about to run it.
    /// </summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly ConversationWatchers _watchers = new();
    private readonly string _prefix = server.Prefix;
    private readonly string _channel = server.Prefix + "appended";

    // The indexes lie on one node of a cluster, and are therefore no part of the scripts: they may list a conversation
    // that is gone, or has no open turn any more, but never miss one that is there.
    private readonly RedisKey _used = server.Prefix + "index:used";
    private readonly RedisKey _open = server.Prefix + "index:open";

    /// <summary>Begins to listen to what the replicas tell each other.</summary>
    public async Task StartAsync()
    {
        server.Restored += (_, _) => _watchers.RaiseAll();
        await server.SubscribeAsync(_channel, id => _watchers.Raise(id.ToString()));
    }

    public async Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, conversation.UserId, conversation.StartedAt.ToUnixTimeMilliseconds(), opening.Payload,
            .. conversation.Locale is { } locale ? [locale] : Array.Empty<RedisValue>(),
        ];
        return (bool)await ListAndRunAsync(conversation.Id, isNew: true, RedisScripts.Start, values, cancellationToken);
    }

    public async Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        var found = await redis.HashGetAsync(Keys(conversationId).Conversation, ["user", "locale", "started"]);
        return found[0].IsNull
            ? null
            : new Conversation(conversationId, found[0]!, found[1], DateTimeOffset.FromUnixTimeMilliseconds((long)found[2]));
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await (await server.GetAsync()).SortedSetLengthAsync(_used);

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, activity.Payload, activity.Id, maxOpenTurns, _channel, conversationId,
            .. activity.ClientId is { } clientId ? [clientId] : Array.Empty<RedisValue>(),
        ];
        var result = (RedisResult[])(await ListAndRunAsync(conversationId, isNew: false, RedisScripts.Post, values, cancellationToken))!;
        return (string)result[0]! switch
        {
            "none" => PostResult.NoConversation,
            "full" => PostResult.TooManyOpenTurns,
            "repeated" => new PostResult(PostStatus.Repeated, (string)result[1]!),
            _ => new PostResult(PostStatus.Appended, activity.Id),
        };
    }

    public async Task<OpenTurn?> BeginTurnAsync(string conversationId, TimeSpan lease, CancellationToken cancellationToken)
    {
        var result = await RunAsync(conversationId, RedisScripts.Begin, [(long)lease.TotalMilliseconds], cancellationToken);
        return result.IsNull ? null : new OpenTurn(conversationId, Sequence((string)result[0]!), (string)result[1]!, (long)result[2]);
    }

    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, Keep keep, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, $"{turn.Sequence}-1", turn.Fence, keep.Activities, _channel, turn.ConversationId, keep.Bytes, Keep.AtLeast, keep.ForgetIds ? 1 : 0,
            .. replies.Select(reply => (RedisValue)reply),
        ];
        return (bool)await RunAsync(turn.ConversationId, RedisScripts.End, values, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        var listed = await TimeAsync(redis) - (long)Grace.TotalMilliseconds;
        var candidates = await redis.SortedSetRangeByScoreAsync(_open, stop: listed, take: IndexPage);
        var states = await Task.WhenAll(candidates.Select(id => RunAsync(id!, RedisScripts.State, [], cancellationToken)));
        var abandoned = new List<string>();
        foreach (var (id, state) in candidates.Zip(states, (id, state) => (Id: (string)id!, State: (int)state)))
        {
            if (state == 2)
            {
                abandoned.Add(id);
            }
            else if (state == 0)
            {
                await redis.ScriptEvaluateAsync(RedisScripts.Unlist, [_open], [id, listed]);
            }
        }

        return abandoned;
    }

    public async Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        var result = await RunAsync(conversationId, RedisScripts.Read, [after, limit, ActivityPage.MaxLength], cancellationToken);
        return result.IsNull ? null : [.. ((RedisResult[])result!).Select(entry => new StoredActivity(Sequence((string)entry[0]!), (string)entry[1][1]!))];
    }

    public async Task DeleteAsync(string conversationId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        await redis.KeyDeleteAsync(Keys(conversationId).All);
        await Task.WhenAll(redis.SortedSetRemoveAsync(_used, conversationId), redis.SortedSetRemoveAsync(_open, conversationId));
        await redis.PublishAsync(RedisChannel.Literal(_channel), conversationId);
    }

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        var (deleted, before) = (0, await TimeAsync(redis) - (long)(time.GetUtcNow() - since).TotalMilliseconds - 1);
        while (await redis.SortedSetRangeByScoreAsync(_used, stop: before, take: IndexPage) is { Length: > 0 } idle)
        {
            foreach (var id in idle)
            {
                var result = (long)await RunAsync(id!, RedisScripts.DeleteIdle, [before + 1], cancellationToken);
                if (result < 0)
                {
                    // An answer is no new entry of the index, which is put right here.
                    await redis.SortedSetUpdateAsync(_used, id, -result, SortedSetWhen.GreaterThan);
                    continue;
                }

                deleted += (int)result;
                await redis.ScriptEvaluateAsync(RedisScripts.Unlist, [_used], [id, before]);
            }
        }

        return deleted;
    }

    public async Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await (await server.GetAsync()).StringSetAsync($"{_prefix}ticket:{ticket}", 1, lifetime, When.NotExists);
    }

    public async Task<TimeSpan> TakeAsync(string key, Allowance allowance, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wait = await (await server.GetAsync()).ScriptEvaluateAsync(RedisScripts.Take, [$"{_prefix}allowance:{key}"], [allowance.AtOnce, allowance.PerMinute]);
        return TimeSpan.FromMilliseconds((long)wait);
    }

    public async Task<byte[]> GetOrAddSecretAsync(byte[] proposal, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        await redis.StringSetAsync(_prefix + "secret", proposal, when: When.NotExists);
        return (byte[])(await redis.StringGetAsync(_prefix + "secret"))!;
    }

    public IDisposable Watch(string conversationId, Action appended) => _watchers.Add(conversationId, appended);

    private static long Sequence(string entry) => long.Parse(entry.AsSpan(0, entry.IndexOf('-', StringComparison.Ordinal)), provider: System.Globalization.CultureInfo.InvariantCulture);

    private RedisKeys Keys(string conversationId) => new(_prefix, conversationId);

    private async Task<RedisResult> RunAsync(string conversationId, string script, RedisValue[] values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await (await server.GetAsync()).ScriptEvaluateAsync(script, Keys(conversationId).All, values);
    }

    private static async Task<long> TimeAsync(IDatabase redis) => (long)await redis.ScriptEvaluateAsync(RedisScripts.Time);

    // Nothing is acknowledged before it is listed too; what was never started is listed by its start only.
    private async Task<RedisResult> ListAndRunAsync(string conversationId, bool isNew, string script, RedisValue[] values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var redis = await server.GetAsync();
        var listed = redis.ScriptEvaluateAsync(RedisScripts.List, [_open], [conversationId, 0]);
        var used = redis.ScriptEvaluateAsync(RedisScripts.List, [_used], [conversationId, isNew ? 0 : 1]);
        var result = redis.ScriptEvaluateAsync(script, Keys(conversationId).All, values);
        await Task.WhenAll(listed, used, result);
        return await result;
    }
}
