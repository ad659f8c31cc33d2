using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>What every activity gets on its way out.</summary>
internal static class OutgoingActivity
{
    /// <summary>A message that does not say whether it waits for input accepts it.</summary>
    public static Activity WithInputHint(this Activity activity)
    {
        if (activity.Type == ActivityTypes.Message && string.IsNullOrEmpty(activity.InputHint))
        {
            activity.InputHint = InputHints.AcceptingInput;
        }

        return activity;
    }
}
