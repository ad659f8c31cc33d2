namespace Microsoft.Bot.Builder;

/// <summary>What is kept for a user.</summary>
public class UserState : BotState
{
    /// <summary>Creates the state on top of a store.</summary>
    public UserState(IStorage storage)
        : base(storage, nameof(UserState))
    {
    }

    /// <inheritdoc/>
    protected override string GetStorageKey(ITurnContext turnContext) =>
        $"{StateKeyPart.Channel(turnContext)}/users/{StateKeyPart.User(turnContext)}";
}
