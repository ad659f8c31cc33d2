namespace Bot.Answering.Conversations;

/// <summary>One thing that an answer must be.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Field">One of <see cref="Fields"/>.</param>
/// <param name="Value">What the field must be or hold.</param>
public sealed record Expectation(int Line, string Field, string Value)
{
    public const string Passage = "Passage";
    public const string Kind = "Kind";
    public const string Reply = "Reply";
    public const string Outcome = "Outcome";
    public const string DoctorReply = "Doctor reply";
    public const string Says = "Says";
    public const string NeverSays = "Never says";

    /// <summary>What can be asked of an answer.</summary>
    public static IReadOnlyList<string> Fields { get; } = [Passage, Kind, Reply, Outcome, DoctorReply, Says, NeverSays];
}

/// <summary>A conversation that staff have written down as a test.</summary>
/// <param name="File">Where, such as <c>conversations/booking.md</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Turns">In their order.</param>
public sealed record ExpectedConversation(string File, string Title, IReadOnlyList<ExpectedTurn> Turns);

/// <summary>What a visitor says in a conversation that is a test, and what must come of it.</summary>
/// <param name="Line">Line in the file.</param>
/// <param name="Says">The message.</param>
/// <param name="Wants">What the answer must be like; none: any answer but a failure will do.</param>
public sealed record ExpectedTurn(int Line, string Says, IReadOnlyList<Expectation> Wants);
