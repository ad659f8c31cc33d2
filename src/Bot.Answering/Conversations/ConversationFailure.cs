namespace Bot.Answering.Conversations;

/// <summary>What did not come out as expected.</summary>
/// <param name="File">File of the conversation.</param>
/// <param name="Line">Line of what was expected.</param>
/// <param name="Title">Title of the conversation.</param>
/// <param name="Words">What was expected, and what came.</param>
public sealed record ConversationFailure(string File, int Line, string Title, string Words)
{
    public override string ToString() => $"{File}:{Line}: {Title}: {Words}";
}
