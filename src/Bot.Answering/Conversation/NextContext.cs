namespace Bot.Answering.Conversation;

/// <summary>What is remembered after an answer.</summary>
internal static class NextContext
{
    /// <param name="before">What was remembered so far.</param>
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
            Language = answer.Language ?? (standing.Kinds.Count == 0 ? null : before.Language),
            Caution = answer.CautionKind ?? before.Caution,
            DoctorReplyGiven = before.DoctorReplyGiven || (answer.DoctorReply && answer is not SafetyAnswer),
        },
    };

    private static AnswerContext Next(AnswerContext before, string question, bool followsUp, Answer answer) => answer switch
    {
        SafetyAnswer { IsRepeated: true } => before with { PreviousQuestion = question },
        SafetyAnswer { Kind: { IsAlarm: true, Tier: var tier } } => new AnswerContext { PreviousQuestion = question, PreviousPain = before.PreviousPain || tier is Tier.Emergency or Tier.SameDay },
        SmallTalk => before with { PreviousQuestion = question },
        _ => new AnswerContext
        {
            PreviousQuestion = followsUp ? Chain(before.PreviousQuestion, question) : question,
            // What is offered for want of more is still about what was shown.
            PreviousPassages = (answer as SourcedAnswer)?.Passages.Select(p => p.Id).ToList() ?? (answer.Reply is Knowledge.ReplyIds.NoReason or Knowledge.ReplyIds.NoMore ? before.PreviousPassages : []),
            // The end of an alarm has the doctor reply whatever the alarm was about.
            PreviousPain = before.PreviousPain || (answer.DoctorReply && answer.Reply != SafetyReplyIds.Resolved),
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
