namespace Microsoft.Bot.Builder;

/// <summary>What is kept for a user in a conversation.</summary>
public class PrivateConversationState : BotState
{
    /// <summary>Creates the state on top of a store.</summary>
    public PrivateConversationState(IStorage storage)
        : base(storage, nameof(PrivateConversationState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StateKeyPart.Channel(turnContext)}/conversations/{StateKeyPart.Conversation(turnContext)}/users/{StateKeyPart.User(turnContext)}";
}
