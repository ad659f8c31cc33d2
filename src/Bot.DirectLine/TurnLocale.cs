using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Bot.DirectLine;

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
