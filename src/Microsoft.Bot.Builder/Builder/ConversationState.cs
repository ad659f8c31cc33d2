namespace Microsoft.Bot.Builder;

/// <summary>What is kept for a conversation.</summary>
public class ConversationState : BotState
{
    /// <summary>Creates the state on top of a store.</summary>
    public ConversationState(IStorage storage)
        : base(storage, nameof(ConversationState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StateKeyPart.Channel(turnContext)}/conversations/{StateKeyPart.Conversation(turnContext)}";
}
