using Microsoft.Bot.Schema;

namespace Bot.DirectLine.Conversations;

/// <summary>What the channel does with conversations, whoever asks for it.</summary>
internal sealed class DirectLineChannel(IDirectLineStore store, ConversationTurns turns, IOptions<DirectLineOptions> options, TimeProvider time)
{
    // Of many starts at once, some are noted before what gives way to them is gone.
    private readonly ConversationsByAddress _byAddress = new(2L * options.Value.MaxConversations, time);

    /// <summary>Whoever was not here for this long gives way when all places are taken and nobody knows by whom, as after a restart.</summary>
    private static readonly TimeSpan LongIdle = TimeSpan.FromHours(1);

    private const int MaxTries = 16;

    private static readonly RateLimit OnceAMinute = new(atOnce: 1, perMinute: 1);

    private readonly TokenBuckets _clearances = new(time);

    /// <summary>How long the answer to a start waits for the bot's greeting.</summary>
    private static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Whether there is room for the conversation, which may have its place already. An address that has started very
    /// many makes room with the one that was idle for longest; when all places are taken, so does any that has one idle,
    /// then the one that has most, before others are refused.
    /// </summary>
    public async Task<bool> HasRoomAsync(ConversationToken token, string address, CancellationToken cancellationToken)
    {
        var isFull = await IsFullAsync(cancellationToken);
        if (isFull && await store.FindAsync(token.ConversationId, cancellationToken) is not null)
        {
            return true;
        }

        // Some of those it knows may be gone already, and others come at the same time.
        for (var tries = 0; tries < MaxTries && GivesWay(address, isFull) is { } idle; tries++)
        {
            await store.DeleteAsync(idle, cancellationToken);
            isFull = await IsFullAsync(cancellationToken);
        }

        if (isFull && _clearances.Take("", OnceAMinute) == TimeSpan.Zero)
        {
            await store.DeleteIdleAsync(time.GetUtcNow() - LongIdle, cancellationToken);
            isFull = await IsFullAsync(cancellationToken);
        }

        if (!isFull)
        {
            _byAddress.Add(address, token.ConversationId);
        }

        return !isFull;
    }

    /// <summary>Starts a conversation, and the turn in which the bot greets; false when it was started before.</summary>
    public async Task<bool> StartAsync(ConversationToken token, string? locale, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var started = await store.TryStartAsync(new Conversation(token.ConversationId, token.UserId, locale, now), Opening(token, locale, now), cancellationToken);
        if (started)
        {
            // The greeting comes before anything the visitor can say, unless the bot takes too long over it.
            await Task.WhenAny(turns.Signal(token.ConversationId), Task.Delay(GreetingLimit, cancellationToken));
        }

        return started;
    }

    public async Task<PostResult> PostAsync(ConversationToken token, JObject activity, bool isUrgent, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var clientId = ClientActivity.ClientId(activity);
        var id = Stamp(activity, token, now);
        var maxOpenTurns = options.Value.MaxOpenTurns * (isUrgent ? 2 : 1);
        var result = await store.PostAsync(token.ConversationId, new NewActivity(id, clientId, ActivityPayload.Write(activity), now), maxOpenTurns, cancellationToken);
        if (result.Status == PostStatus.Appended)
        {
            _byAddress.Touch(token.ConversationId);
            _ = turns.Signal(token.ConversationId);
        }

        return result;
    }

    public async Task<PostResult> EndAsync(ConversationToken token, CancellationToken cancellationToken)
    {
        var result = await IgnoreAsync(token, cancellationToken);
        if (result.Status == PostStatus.Appended)
        {
            await ForgetAsync(token, cancellationToken);
        }

        return result;
    }

    /// <summary>Takes what has no place in the conversation and no answer.</summary>
    public async Task<PostResult> IgnoreAsync(ConversationToken token, CancellationToken cancellationToken) =>
        await store.FindAsync(token.ConversationId, cancellationToken) is null ? PostResult.NoConversation : new PostResult(PostStatus.Appended, NewId(time.GetUtcNow()));

    public async Task ForgetAsync(ConversationToken token, CancellationToken cancellationToken)
    {
        var ending = new JObject { ["type"] = ActivityTypes.EndOfConversation };
        Stamp(ending, token, time.GetUtcNow());

        try
        {
            // Once it is gone from the store, no more of its turns begin.
            await store.DeleteAsync(token.ConversationId, cancellationToken);
            _byAddress.Remove(token.ConversationId);
        }
        finally
        {
            await turns.EndConversationAsync(token.ConversationId, ActivityPayload.Write(ending));
        }
    }

    private string? GivesWay(string address, bool isFull) =>
        _byAddress.TakeIdle(address, isFull ? 1 : options.Value.MaxConversationsPerAddress) ?? (isFull ? _byAddress.TakeOfLargest(address) : null);

    private async Task<bool> IsFullAsync(CancellationToken cancellationToken) => await store.CountAsync(cancellationToken) >= options.Value.MaxConversations;

    private static NewActivity Opening(ConversationToken token, string? locale, DateTimeOffset now)
    {
        var activity = new JObject
        {
            ["type"] = ActivityTypes.ConversationUpdate,
            ["membersAdded"] = new JArray(new JObject { ["id"] = DirectLineProtocol.BotId }, new JObject { ["id"] = token.UserId }),
        };
        if (locale is not null)
        {
            activity["locale"] = locale;
        }

        var id = Stamp(activity, token, now);
        return new NewActivity(id, null, ActivityPayload.Write(activity), now);
    }

    private static string NewId(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture);

    // Who speaks, where and when is never the client's to say.
    private static string Stamp(JObject activity, ConversationToken token, DateTimeOffset now)
    {
        var id = NewId(now);
        activity["id"] = id;
        activity["timestamp"] = ActivityPayload.Timestamp(now);
        activity["channelId"] = DirectLineProtocol.ChannelId;
        activity["conversation"] = new JObject { ["id"] = token.ConversationId };
        activity["from"] = new JObject { ["id"] = token.UserId, ["role"] = RoleTypes.User };
        activity["recipient"] = new JObject { ["id"] = DirectLineProtocol.BotId, ["name"] = "Bot", ["role"] = RoleTypes.Bot };
        return id;
    }
}
