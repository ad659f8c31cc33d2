namespace Bot.DirectLine.Conversations;

/// <summary>What became of an activity that was posted.</summary>
/// <param name="Status">Whether it was appended.</param>
/// <param name="Id">Id of the activity that is now in the conversation; of the first one when it was a repetition, else null.</param>
public sealed record PostResult(PostStatus Status, string? Id)
{
    public static PostResult NoConversation { get; } = new(PostStatus.NoConversation, null);

    public static PostResult TooManyOpenTurns { get; } = new(PostStatus.TooManyOpenTurns, null);
}
