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
