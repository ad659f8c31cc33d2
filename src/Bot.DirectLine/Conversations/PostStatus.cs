namespace Bot.DirectLine.Conversations;

/// <summary>Whether an activity that was posted is in the conversation.</summary>
public enum PostStatus
{
    /// <summary>It was appended, and a turn was opened for it.</summary>
    Appended,

    /// <summary>It was in it already.</summary>
    Repeated,

    /// <summary>There is no such conversation.</summary>
    NoConversation,

    /// <summary>Too many turns wait; the client should try again in a moment.</summary>
    TooManyOpenTurns,
}
