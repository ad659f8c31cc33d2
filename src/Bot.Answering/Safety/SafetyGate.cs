namespace Bot.Answering.Safety;

/// <summary>Judges every message before anything is searched: danger first, then pain management.</summary>
internal sealed class SafetyGate(KindDetector kinds, PainManagementClassifier pain, PersonReader person)
{
    /// <summary>The verdict on a message.</summary>
    /// <param name="message">The visitor's message.</param>
    /// <param name="previous">Words of the message before it: danger may be spread over both.</param>
    /// <param name="standing">Dangers whose advice stands, the most pressing first.</param>
    public SafetyVerdict Judge(Message message, Token[]? previous, IReadOnlyList<Kind> standing)
    {
        var kind = kinds.Detect(message, out var danger);

        // "He says he's fine", "I don't want any fuss": after a warning they are no other danger, whatever they resemble, but for a graver one of its sort.
        if (kind is { IsByPhrase: false } && standing.Count > 0 && !standing.Any(stands => stands.IsLike(kind.Kind) && kind.Kind.Tier < stands.Tier) && kinds.IsReaction(message))
        {
            kind = null;
        }

        // What both messages say together has been heard in the first, unless it is graver.
        if (kind is null && previous is not null && kinds.DetectAcross(previous, message) is { } both && (standing is not [var gravest, ..] || both.Kind.Tier < gravest.Tier))
        {
            kind = both;
        }

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

    /// <summary>A condition that would call for caution is named only to say that it is not there.</summary>
    public bool DeniesCaution(Message message) => kinds.Denies(message);
}
