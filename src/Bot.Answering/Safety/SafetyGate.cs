using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Answering.Text;

namespace Bot.Answering.Safety;

/// <summary>Judges every message before anything is searched: red flags first, then pain management.</summary>
internal sealed class SafetyGate
{
    private readonly RedFlagDetector _redFlags;
    private readonly PainManagementClassifier _pain;

    public SafetyGate(KnowledgeBase knowledge, Vocabulary vocabulary, FeatureExtractor features)
    {
        var asked = knowledge.Passages.ToLookup(p => p.DoctorReply, p => p.AskedAs);
        var fixedAsked = knowledge.FixedReplies.ToLookup(r => r.DoctorReply, r => r.AskedAs);
        List<string> Messages(DoctorReplyPolicy policy) => [.. asked[policy].Concat(fixedAsked[policy]).SelectMany(list => list)];
        var due = Messages(DoctorReplyPolicy.Always);
        var open = Messages(DoctorReplyPolicy.WhenAskedAboutPain);
        _redFlags = new RedFlagDetector(knowledge.Safety, [.. due, .. open, .. knowledge.Safety.Due, .. knowledge.Safety.NotDue], features);
        _pain = new PainManagementClassifier(knowledge.Safety, due, open, vocabulary, features);
    }

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
        _redFlags.Detect(message)
        ?? (previous is null ? null : _redFlags.DetectAcross(previous, message.Tokens))
        ?? _pain.Judge(message);
}
