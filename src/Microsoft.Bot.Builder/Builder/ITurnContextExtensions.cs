using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.TraceExtensions;

/// <summary>Traces for developers.</summary>
public static class ITurnContextExtensions
{
    /// <summary>Sends a trace, when the channel is the emulator.</summary>
    public static Task<ResourceResponse> TraceActivityAsync(this ITurnContext turnContext, string name, object value = null, string valueType = null, string label = null, CancellationToken cancellationToken = default)
    {
        BotAssert.ContextNotNull(turnContext);
        return turnContext.Activity.ChannelId == Channels.Emulator
            ? turnContext.SendActivityAsync(turnContext.Activity.CreateTrace(name, value, valueType, label), cancellationToken)
            : Task.FromResult<ResourceResponse>(null);
    }
}
