using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Judges every message before anything is searched: danger first, then pain management.</summary>
internal sealed class SafetyGate(KindDetector kinds, PainManagementClassifier pain, PersonReader person)
{
    /// <summary>The verdict on a message.</summary>
    /// <param name="message">The visitor's message.</param>
    /// <param name="previous">Words of the message before it: danger may be spread over both.</param>
    public SafetyVerdict Judge(Message message, Token[]? previous)
    {
        var verdict = JudgeOne(message, previous);
        foreach (var turned in message.Backwards)
        {
            var other = JudgeOne(turned, previous);
            verdict = Graver(verdict, other.IsByPhrase || other.Danger >= SafetyThresholds.DangerBackwards ? other : other with { Kind = null, DoctorReply = true });
        }

        return verdict;
    }

    private static SafetyVerdict Graver(SafetyVerdict one, SafetyVerdict other) => (one.Kind, other.Kind) switch
    {
        ({ } first, { } second) => second.Tier < first.Tier ? other : one,
        ({ }, null) => one,
        (null, { }) => other,
        _ => one.DoctorReply ? one : other,
    };

    private SafetyVerdict JudgeOne(Message message, Token[]? previous)
    {
        var verdict = pain.Judge(message) with { Caution = kinds.Caution(message), Language = message.Reading.Language, Danger = kinds.Probability(message) };
        return (kinds.Detect(message) ?? (previous is null ? null : kinds.DetectAcross(previous, message.Tokens))) is { } found
            ? verdict with
            {
                Kind = found.Kind,
                IsByPhrase = found.IsByPhrase,
                Reason = $"{found.Kind.Tier}: {found.Kind.Id} ({found.Reason})",
                IsAboutAnother = person.IsAboutAnother(message),
            }
            : verdict;
    }
}
