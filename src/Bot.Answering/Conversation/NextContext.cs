namespace Bot.Answering.Conversation;

/// <summary>What is remembered after an answer.</summary>
internal static class NextContext
{
    /// <param name="before">What was remembered so far, with the caution and the pain of this message.</param>
    /// <param name="standing">The dangers whose advice stands now.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="followsUp">It went on from the question before.</param>
    /// <param name="answer">What was answered.</param>
    public static AnswerContext After(AnswerContext before, StandingAdvice standing, string question, bool followsUp, Answer answer) => answer switch
    {
        CommandReply { Command: Knowledge.CommandKind.ForgetMe or Knowledge.CommandKind.StartOver } => AnswerContext.Empty,
        CommandReply => before,
        _ => standing.Keep(Next(before, question, followsUp, answer)) with
        {
            Language = answer.Language ?? (standing.Kinds.Count == 0 || before.Standing is null ? null : before.Language),
            Caution = before.Caution,
            DoctorReplyGiven = before.DoctorReplyGiven || (answer.DoctorReply && answer is not SafetyAnswer),
        },
    };

    private static AnswerContext Next(AnswerContext before, string question, bool followsUp, Answer answer) => answer switch
    {
        SafetyAnswer { IsRepeated: true } => before with { PreviousQuestion = question },
        SafetyAnswer { Kind.IsAlarm: true } => new AnswerContext { PreviousQuestion = question, PreviousPain = before.PreviousPain },
        SmallTalk => before with { PreviousQuestion = question },
        _ => new AnswerContext
        {
            PreviousQuestion = followsUp ? Chain(before.PreviousQuestion, question) : question,
            // What is offered for want of more is still about what was shown.
            PreviousPassages = (answer as SourcedAnswer)?.Passages.Select(p => p.Id).ToList() ?? (answer.Reply is Knowledge.ReplyIds.NoReason or Knowledge.ReplyIds.NoMore ? before.PreviousPassages : []),
            // These two have the doctor reply whatever they were about, and so has one to low mood.
            PreviousPain = before.PreviousPain || (answer is { DoctorReply: true, Reply: not (SafetyReplyIds.Resolved or Knowledge.ReplyIds.TooLong) } and not SafetyAnswer),
            SeenPassages = Seen(before.SeenPassages, answer),
            Choices = [.. answer.Offered.Select(p => p.Id)],
            Misses = answer is NoAnswer ? before.Misses + 1 : 0,
        },
    };

    private static List<string> Seen(IReadOnlyList<string> before, Answer answer) =>
        [.. before.Concat((answer as SourcedAnswer)?.Passages.Select(p => p.Id) ?? []).Distinct().TakeLast(AnswerLimits.RememberedPassages)];

    private static string Chain(string? earlier, string question) =>
        $"{earlier} {question}" is { Length: <= AnswerLimits.LongestChain } chain ? chain : question;
}
