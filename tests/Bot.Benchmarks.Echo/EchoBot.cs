using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Bot.Benchmarks.Echo;

/// <summary>The least that a bot can do: what the SDK alone costs.</summary>
internal sealed class EchoBot : ActivityHandler
{
    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync(MessageFactory.Text(turnContext.Activity.Text), cancellationToken);
}
