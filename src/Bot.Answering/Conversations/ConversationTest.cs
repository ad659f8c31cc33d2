namespace Bot.Answering.Conversations;

/// <summary>Has the conversations with the engine and finds what does not come out as expected.</summary>
public static class ConversationTest
{
    /// <summary>Runs them, each as one conversation.</summary>
    public static ConversationReport Run(AnswerEngine engine, IReadOnlyList<ExpectedConversation> conversations)
    {
        var had = conversations.SelectMany(conversation => conversation.Turns.Zip(
            engine.Converse(conversation.Turns.Select(turn => turn.Says)), (turn, answer) => (Conversation: conversation, Turn: turn, Answer: answer))).ToList();
        return new ConversationReport(
            conversations.Count,
            had.Count,
            [.. had.SelectMany(turn => Failures(turn.Turn, turn.Answer).Select(failure => new ConversationFailure(turn.Conversation.File, failure.Line, turn.Conversation.Title, failure.Words)))],
            Coverage.Measure(engine.Knowledge, [.. had.Select(turn => turn.Answer)]));
    }

    private static IEnumerable<(int Line, string Words)> Failures(ExpectedTurn turn, Answer answer) => answer.Trace.Fault is not null
        ? [(turn.Line, $"'{turn.Says}' was answered with the wording for a fault.")]
        : turn.Wants.Where(want => !IsMet(want, answer)).Select(want => (want.Line, $"'{turn.Says}' wants {want.Field.ToLowerInvariant()} '{want.Value}', and got {Describe(answer)}."));

    private static bool IsMet(Expectation want, Answer answer) => want.Field switch
    {
        Expectation.Passage => answer is SourcedAnswer sourced && sourced.Passages.Any(passage => passage.Id == want.Value),
        Expectation.Kind => Coverage.KindsOf(answer).Contains(want.Value),
        Expectation.Reply => answer.Reply == want.Value,
        Expectation.Outcome => answer.Outcome == want.Value,
        Expectation.DoctorReply => answer.DoctorReply == (want.Value == "yes"),
        Expectation.Says => answer.Text.Contains(want.Value, StringComparison.OrdinalIgnoreCase),
        _ => !answer.Text.Contains(want.Value, StringComparison.OrdinalIgnoreCase),
    };

    private static string Describe(Answer answer) =>
        $"{answer.Outcome}{List(answer is SourcedAnswer sourced ? sourced.Passages.Select(passage => passage.Id) : [])}{List(Coverage.KindsOf(answer))}{List(answer is not SafetyAnswer && answer.Reply is { } reply ? [reply] : [])}, doctor reply {(answer.DoctorReply ? "yes" : "no")}";

    private static string List(IEnumerable<string> ids) => string.Concat(ids.Select(id => $" {id}"));
}

/// <summary>How the conversations came out.</summary>
/// <param name="Conversations">How many there are.</param>
/// <param name="Turns">Messages in them.</param>
/// <param name="Failures">What did not come out as expected.</param>
/// <param name="NotReached">What of the knowledge none of them has reached.</param>
public sealed record ConversationReport(int Conversations, int Turns, IReadOnlyList<ConversationFailure> Failures, Coverage NotReached);

/// <summary>What did not come out as expected.</summary>
/// <param name="File">File of the conversation.</param>
/// <param name="Line">Line of what was expected.</param>
/// <param name="Title">Title of the conversation.</param>
/// <param name="Words">What was expected, and what came.</param>
public sealed record ConversationFailure(string File, int Line, string Title, string Words)
{
    public override string ToString() => $"{File}:{Line}: {Title}: {Words}";
}
