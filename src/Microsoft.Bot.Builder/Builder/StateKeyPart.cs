namespace Microsoft.Bot.Builder;

/// <summary>The parts of a state's key; a missing one is an error that names it.</summary>
internal static class StateKeyPart
{
    public static string Channel(ITurnContext turnContext) => Present(turnContext.Activity.ChannelId, "channelId");

    public static string Conversation(ITurnContext turnContext) => Present(turnContext.Activity.Conversation?.Id, "conversation.id");

    public static string User(ITurnContext turnContext) => Present(turnContext.Activity.From?.Id, "from.id");

    private static string Present(string value, string name) =>
        value ?? throw new InvalidOperationException($"The activity has no {name}, which the key of the state needs.");
}
