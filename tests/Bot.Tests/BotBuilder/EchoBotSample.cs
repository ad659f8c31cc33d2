using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace Bot.Tests.BotBuilder;

/// <summary>A bot as the SDK's samples write one; it must compile against the stand-in and the SDK alike.</summary>
public class EchoBotSample(ConversationState conversationState, UserState userState) : ActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await base.OnTurnAsync(turnContext, cancellationToken);

        await conversationState.SaveChangesAsync(turnContext, false, cancellationToken);
        await userState.SaveChangesAsync(turnContext, false, cancellationToken);
    }

    protected override async Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken)
    {
        foreach (var member in membersAdded)
        {
            if (member.Id != turnContext.Activity.Recipient.Id)
            {
                await turnContext.SendActivityAsync(MessageFactory.Text("Hello and welcome!"), cancellationToken);
            }
        }
    }

    protected override async Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync($"left {membersRemoved.Count}", cancellationToken: cancellationToken);

    protected override async Task OnCommandActivityAsync(ITurnContext<ICommandActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("command", cancellationToken: cancellationToken);

    protected override async Task OnCommandResultActivityAsync(ITurnContext<ICommandResultActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("result", cancellationToken: cancellationToken);

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        var accessor = conversationState.CreateProperty<EchoCount>(nameof(EchoCount));
        var count = await accessor.GetAsync(turnContext, () => new EchoCount(), cancellationToken);
        count.Turns++;
        await turnContext.SendActivityAsync(MessageFactory.Text($"{count.Turns}: {turnContext.Activity.Text}"), cancellationToken);
    }

    protected override async Task OnReactionsAddedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync($"added {messageReactions.Count}", cancellationToken: cancellationToken);

    protected override async Task OnReactionsRemovedAsync(IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync($"removed {messageReactions.Count}", cancellationToken: cancellationToken);

    protected override async Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync($"event {turnContext.Activity.Name}", cancellationToken: cancellationToken);

    protected override async Task OnTokenResponseEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("token", cancellationToken: cancellationToken);

    protected override async Task OnEndOfConversationActivityAsync(ITurnContext<IEndOfConversationActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("end", cancellationToken: cancellationToken);

    protected override async Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("typing", cancellationToken: cancellationToken);

    protected override async Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("installed", cancellationToken: cancellationToken);

    protected override async Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("removed", cancellationToken: cancellationToken);

    protected override async Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("updated", cancellationToken: cancellationToken);

    protected override async Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync("deleted", cancellationToken: cancellationToken);

    protected override async Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
        await turnContext.SendActivityAsync($"unknown {turnContext.Activity.Type}", cancellationToken: cancellationToken);

    public sealed class EchoCount
    {
        public int Turns { get; set; }
    }
}
