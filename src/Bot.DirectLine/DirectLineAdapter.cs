using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Bot.DirectLine;

/// <summary>
/// Runs a bot's turns for the channel. Replies are held until the turn is over and then appended together: a turn that
/// breaks off shows nothing rather than half of its answer, and is run again.
/// </summary>
public sealed class DirectLineAdapter(TimeProvider time) : BotAdapter
{
    private const string RepliesKey = "directline.replies";

    /// <summary>Runs one turn and returns what the bot said in it, in order.</summary>
    public async Task<IReadOnlyList<Activity>> RunTurnAsync(Activity activity, BotCallbackHandler callback, CancellationToken cancellationToken)
    {
        var replies = new ConcurrentQueue<Activity>();
        using var context = new TurnContext(this, activity);
        context.TurnState.Add(RepliesKey, replies);

        // A bot that does not heed its token is not waited for: the visitor is owed an answer.
        await RunPipelineAsync(context, TurnLocale.Withhold(activity, (turn, limit) => callback(turn, limit).WaitAsync(limit)), cancellationToken);
        return [.. replies];
    }

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        var replies = turnContext.TurnState.Get<ConcurrentQueue<Activity>>(RepliesKey);
        foreach (var activity in activities)
        {
            activity.Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
            activity.ChannelId = DirectLineProtocol.ChannelId;
            activity.Timestamp = time.GetUtcNow();
            // Traces are for staff; a visitor's client must never get one.
            if (activity.Type is not ActivityTypes.Trace)
            {
                replies.Enqueue(activity);
            }
        }

        return Task.FromResult(Array.ConvertAll(activities, activity => new ResourceResponse(activity.Id)));
    }

    /// <summary>Direct Line cannot change what a client has already got.</summary>
    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told that an activity has changed.");

    /// <summary>Direct Line cannot take back what a client has already got.</summary>
    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Direct Line clients cannot be told that an activity is gone.");
}

/// <summary>Keeps a client's locale from the SDK, which looks for its culture in every turn: where there are none, that costs an exception.</summary>
public static class TurnLocale
{
    /// <summary>Takes the locale from the activity; what is returned runs the bot with it.</summary>
    public static BotCallbackHandler Withhold(Activity activity, BotCallbackHandler callback)
    {
        var locale = activity.Locale;
        activity.Locale = null;
        return (turnContext, cancellationToken) =>
        {
            turnContext.Activity.Locale = locale;
            return callback(turnContext, cancellationToken);
        };
    }
}
