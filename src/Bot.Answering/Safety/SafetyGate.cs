using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Judges every message before anything is searched: red flags first, then pain management.</summary>
internal sealed class SafetyGate(RedFlagDetector redFlags, PainManagementClassifier pain)
{
    /// <summary>The verdict on a message.</summary>
    /// <param name="message">The visitor's message.</param>
    /// <param name="previous">Words of the message before it: a flag may be spread over both.</param>
    public SafetyVerdict Judge(Message message, Token[]? previous)
    {
        var verdict = JudgeOne(message, previous);
        foreach (var turned in message.Backwards)
        {
            verdict = Graver(verdict, JudgeOne(turned, previous));
        }

        return verdict;
    }

    private static SafetyVerdict Graver(SafetyVerdict one, SafetyVerdict other) => (one, other) switch
    {
        (SafetyVerdict.Urgent first, SafetyVerdict.Urgent second) => second.Flag.Tier < first.Flag.Tier ? second : first,
        (SafetyVerdict.Urgent, _) or (SafetyVerdict.PainManagement, not SafetyVerdict.Urgent) => one,
        _ => other,
    };

    private SafetyVerdict JudgeOne(Message message, Token[]? previous) =>
        redFlags.Detect(message)
        ?? (previous is null ? null : redFlags.DetectAcross(previous, message.Tokens))
        ?? pain.Judge(message);
}
