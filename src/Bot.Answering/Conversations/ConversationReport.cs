namespace Bot.Answering.Conversations;

/// <summary>How the conversations came out.</summary>
/// <param name="Conversations">How many there are.</param>
/// <param name="Turns">Messages in them.</param>
/// <param name="Failures">What did not come out as expected.</param>
/// <param name="NotReached">What of the knowledge none of them has reached.</param>
public sealed record ConversationReport(int Conversations, int Turns, IReadOnlyList<ConversationFailure> Failures, Coverage NotReached);
