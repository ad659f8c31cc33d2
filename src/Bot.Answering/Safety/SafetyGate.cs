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
        var kind = kinds.Detect(message, out var danger) ?? (previous is null ? null : kinds.DetectAcross(previous, message));
        var verdict = pain.Judge(message) with { Caution = kinds.Caution(message), Language = message.Reading.Language, Danger = danger };
        return kind is { } found
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
