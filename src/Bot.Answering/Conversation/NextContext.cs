using Bot.Answering.Composition;

namespace Bot.Answering.Conversation;

/// <summary>What is remembered after an answer.</summary>
internal static class NextContext
{
    /// <summary>Characters of a chain of follow-ups that are remembered as one question.</summary>
    private const int MaxChain = 400;

    public static AnswerContext After(AnswerContext before, string question, bool followsUp, Answer answer) => answer switch
    {
        CommandReply { Command: Knowledge.CommandKind.ForgetMe or Knowledge.CommandKind.StartOver } => AnswerContext.Empty,
        CommandReply => before,
        SmallTalk => before with { PreviousQuestion = question },
        _ => new AnswerContext
        {
            PreviousQuestion = followsUp ? Chain(before.PreviousQuestion, question) : question,
            PreviousPassages = (answer as SourcedAnswer)?.Passages.Select(p => p.Id).ToList() ?? [],
            PreviousPain = answer.DoctorReply,
            Choices = (answer as DidYouMean)?.Candidates.Select(p => p.Id).ToList() ?? [],
            Misses = answer is NoAnswer ? before.Misses + 1 : 0,
        },
    };

    private static string Chain(string? earlier, string question) =>
        $"{earlier} {question}" is { Length: <= MaxChain } chain ? chain : question;
}
