namespace Bot.Stores.Redis;

/// <summary>Keeps conversations on a server that all replicas share.</summary>
internal sealed class RedisDirectLineStore(RedisServer server, TimeProvider time) : IDirectLineStore
{
    /// <summary>Entries of an index looked at in one step, in which nobody else is served.</summary>
    private const int IndexPage = 1000;

    private readonly ConversationWatchers _watchers = new();
    private readonly string _prefix = server.Prefix;
    private readonly string _channel = server.Prefix + "appended";

    public async Task StartAsync()
    {
        server.Restored += (_, _) => _watchers.RaiseAll();
        await server.SubscribeAsync(_channel, id => _watchers.Raise(id.ToString()));
    }

    public async Task<bool> TryStartAsync(Conversation conversation, NewActivity opening, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, conversation.UserId, conversation.StartedAt.ToUnixTimeMilliseconds(), opening.Payload, _channel, conversation.Id,
            .. conversation.Locale is { } locale ? [locale] : Array.Empty<RedisValue>(),
        ];
        return (bool)await RunAsync(conversation.Id, RedisScripts.Start, values, cancellationToken);
    }

    public async Task<Conversation?> FindAsync(string conversationId, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();
        var found = await redis.HashGetAsync(RedisKeys.All(_prefix, conversationId)[0], ["user", "locale", "started"]);
        return found[0].IsNull
            ? null
            : new Conversation(conversationId, found[0]!, found[1], DateTimeOffset.FromUnixTimeMilliseconds((long)found[2]));
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken) => await (await server.GetAsync()).SortedSetLengthAsync(RedisKeys.Used(_prefix));

    public async Task<PostResult> PostAsync(string conversationId, NewActivity activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, activity.Payload, activity.Id, maxOpenTurns, _channel, conversationId,
            .. activity.ClientId is { } clientId ? [clientId] : Array.Empty<RedisValue>(),
        ];
        var result = (RedisResult[])(await RunAsync(conversationId, RedisScripts.Post, values, cancellationToken))!;
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

    public async Task<bool> EndTurnAsync(OpenTurn turn, IReadOnlyList<string> replies, HistoryLimit keep, CancellationToken cancellationToken)
    {
        RedisValue[] values =
        [
            server.Retention, $"{turn.Sequence}-1", turn.FencingToken, keep.Activities, _channel, turn.ConversationId, keep.Bytes, HistoryLimit.AtLeast, keep.ForgetIds ? 1 : 0,
            .. replies.Select(reply => (RedisValue)reply),
        ];
        return (bool)await RunAsync(turn.ConversationId, RedisScripts.End, values, cancellationToken);
    }

    public async Task<IReadOnlyList<string>> FindAbandonedTurnsAsync(CancellationToken cancellationToken) =>
        (string[])(await (await server.GetAsync()).ScriptEvaluateAsync(RedisScripts.FindAbandoned, [RedisKeys.Open(_prefix)], [_prefix, IndexPage]))!;

    public async Task<IReadOnlyList<StoredActivity>?> ReadAsync(string conversationId, long after, int limit, CancellationToken cancellationToken)
    {
        var result = await RunAsync(conversationId, RedisScripts.Read, [after, limit, ActivityPage.MaxLength], cancellationToken);
        return result.IsNull ? null : [.. ((RedisResult[])result!).Select(entry => new StoredActivity(Sequence((string)entry[0]!), (string)entry[1][1]!))];
    }

    public Task DeleteAsync(string conversationId, CancellationToken cancellationToken) =>
        RunAsync(conversationId, RedisScripts.Delete, [_channel, conversationId], cancellationToken);

    public async Task<int> DeleteIdleAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var redis = await server.GetAsync();

        // The server is asked first, so that whatever the call takes deletes less and not more.
        var before = (long)await redis.ScriptEvaluateAsync(RedisScripts.Time) - (long)Math.Ceiling((time.GetUtcNow() - since).TotalMilliseconds);
        for (var all = 0; ;)
        {
            var result = (int[])(await redis.ScriptEvaluateAsync(RedisScripts.DeleteIdle, [RedisKeys.Used(_prefix), RedisKeys.Open(_prefix)], [_prefix, IndexPage, before]))!;
            all += result[1];
            if (result[0] < IndexPage)
            {
                return all;
            }
        }
    }

    public async Task<bool> TryRedeemAsync(string ticket, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await (await server.GetAsync()).StringSetAsync($"{_prefix}ticket:{ticket}", 1, lifetime, When.NotExists);
    }

    public async Task<TimeSpan> TakeAsync(string key, RateLimit allowance, CancellationToken cancellationToken)
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

    private async Task<RedisResult> RunAsync(string conversationId, string script, RedisValue[] values, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await (await server.GetAsync()).ScriptEvaluateAsync(script, RedisKeys.All(_prefix, conversationId), values);
    }
}
