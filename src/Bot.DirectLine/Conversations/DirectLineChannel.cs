using System.Globalization;
using Bot.DirectLine.Protocol;
using Bot.DirectLine.Tokens;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Bot.DirectLine.Conversations;

/// <summary>What the channel does with conversations, whoever asks for it.</summary>
internal sealed class DirectLineChannel(IDirectLineStore store, ConversationTurns turns, IOptions<DirectLineOptions> options, TimeProvider time)
{
    /// <summary>How long the answer to a start waits for the bot's greeting.</summary>
    private static readonly TimeSpan GreetingLimit = TimeSpan.FromSeconds(1);

    /// <summary>Whether there is room for the conversation, which may have its place already.</summary>
    public async Task<bool> HasRoomAsync(ConversationToken token, CancellationToken cancellationToken) =>
        await store.CountAsync(cancellationToken) < options.Value.MaxConversations
        || await store.FindAsync(token.ConversationId, cancellationToken) is not null;

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

    /// <summary>Appends what the visitor sent; the bot's turn follows.</summary>
    public async Task<PostResult> PostAsync(ConversationToken token, JObject activity, int maxOpenTurns, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var clientId = ClientActivity.ClientId(activity);
        var id = Stamp(activity, token, now);
        var result = await store.PostAsync(token.ConversationId, new NewActivity(id, clientId, ActivityPayload.Write(activity), now), maxOpenTurns, cancellationToken);
        if (result.Status == PostStatus.Appended)
        {
            _ = turns.Signal(token.ConversationId);
        }

        return result;
    }

    /// <summary>Deletes the conversation, and has the bot forget it.</summary>
    public async Task ForgetAsync(ConversationToken token, CancellationToken cancellationToken)
    {
        var ending = new JObject { ["type"] = ActivityTypes.EndOfConversation };
        Stamp(ending, token, time.GetUtcNow());

        // Once it is gone from the store, no more of its turns begin.
        await store.DeleteAsync(token.ConversationId, cancellationToken);
        await turns.EndConversationAsync(token.ConversationId, ActivityPayload.Write(ending));
    }

    private NewActivity Opening(ConversationToken token, string? locale, DateTimeOffset now)
    {
        var activity = new JObject
        {
            ["type"] = ActivityTypes.ConversationUpdate,
            ["membersAdded"] = new JArray(new JObject { ["id"] = options.Value.BotId }, new JObject { ["id"] = token.UserId }),
        };
        if (locale is not null)
        {
            activity["locale"] = locale;
        }

        var id = Stamp(activity, token, now);
        return new NewActivity(id, null, ActivityPayload.Write(activity), now);
    }

    // Who speaks, where and when is never the client's to say.
    private string Stamp(JObject activity, ConversationToken token, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now).ToString("N", CultureInfo.InvariantCulture);
        activity["id"] = id;
        activity["timestamp"] = JsonConvert.ToString(now.UtcDateTime).Trim('"');
        activity["channelId"] = DirectLineProtocol.ChannelId;
        activity["conversation"] = new JObject { ["id"] = token.ConversationId };
        activity["from"] = new JObject { ["id"] = token.UserId, ["role"] = RoleTypes.User };
        activity["recipient"] = new JObject { ["id"] = options.Value.BotId, ["name"] = options.Value.BotName, ["role"] = RoleTypes.Bot };
        return id;
    }
}
