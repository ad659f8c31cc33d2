namespace Bot.DirectLine.Conversations;

/// <summary>What a store keeps of a conversation, to be put into another.</summary>
/// <param name="Conversation">The conversation.</param>
/// <param name="UsedAt">When it was last used.</param>
/// <param name="Activities">Its visible activities, in order.</param>
/// <param name="IdsByClientId">The clients' ids of messages, and the ids these got.</param>
/// <param name="ClosedTurns">Sequence numbers of turns that were begun in the other store and have had their replies.</param>
/// <param name="DropUpTo">Activities up to here are not kept in the other store either; 0 when they are.</param>
public sealed record ConversationCopy(
    Conversation Conversation,
    DateTimeOffset UsedAt,
    IReadOnlyList<StoredActivity> Activities,
    IReadOnlyDictionary<string, string> IdsByClientId,
    IReadOnlyList<long> ClosedTurns,
    long DropUpTo);
