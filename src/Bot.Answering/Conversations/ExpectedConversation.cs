namespace Bot.Answering.Conversations;

/// <summary>A conversation that staff have written down as a test.</summary>
/// <param name="File">Where, such as <c>conversations/booking.md</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Turns">In their order.</param>
public sealed record ExpectedConversation(string File, string Title, IReadOnlyList<ExpectedTurn> Turns);
