using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Shows that the bot is typing while a message takes it long to answer.</summary>
public class ShowTypingMiddleware : IMiddleware
{
    private readonly TimeSpan _delay;
    private readonly TimeSpan _period;

    /// <summary>Creates the middleware with the milliseconds to the first sign and between two of them.</summary>
    public ShowTypingMiddleware(int delay = 500, int period = 2000)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delay);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(period);
        _delay = TimeSpan.FromMilliseconds(delay);
        _period = TimeSpan.FromMilliseconds(period);
    }

    /// <inheritdoc/>
    public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken)
    {
        BotAssert.ContextNotNull(turnContext);
        ArgumentNullException.ThrowIfNull(next);

        // Replies that are expected in the response arrive all at once, so there is nothing to bridge.
        if (turnContext.Activity.Type != ActivityTypes.Message || turnContext.Activity.DeliveryMode == DeliveryModes.ExpectReplies)
        {
            await next(cancellationToken);
            return;
        }

        using var turn = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var typing = ShowTypingAsync(turnContext, turn.Token);
        try
        {
            await next(cancellationToken);
        }
        finally
        {
            // Waited for, so that no sign is on its way when the turn and what it holds are gone; but not for its outcome,
            // because a sign that got lost must not cost the visitor the answer.
            await turn.CancelAsync();
            await Task.WhenAny(typing);
        }
    }

    private async Task ShowTypingAsync(ITurnContext turnContext, CancellationToken cancellationToken)
    {
        var reference = turnContext.Activity.GetConversationReference();
        for (var wait = _delay; ; wait = _period)
        {
            await Task.Delay(wait, cancellationToken);

            // Straight to the adapter: the sign is not a response, and no handler of the turn is to run beside the bot.
            var typing = new Activity(ActivityTypes.Typing).ApplyConversationReference(reference);
            await turnContext.Adapter.SendActivitiesAsync(turnContext, [typing], cancellationToken);
        }
    }
}
