namespace Bot.Answering.Conversations;

/// <summary>What a visitor says in a conversation that is a test, and what must come of it.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Says">The message.</param>
/// <param name="Wants">What the answer must be like; none: any answer but a failure will do.</param>
public sealed record ExpectedTurn(int Line, string Says, IReadOnlyList<Expectation> Wants);
