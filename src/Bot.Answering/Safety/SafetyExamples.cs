using Bot.Answering.Knowledge;

namespace Bot.Answering.Safety;

/// <summary>Messages of the whole knowledge, by what they say about safety.</summary>
internal sealed class SafetyExamples
{
    public SafetyExamples(KnowledgeBase knowledge)
    {
        var asked = knowledge.Passages.ToLookup(p => p.DoctorReply, p => p.AskedAs);
        var fixedAsked = knowledge.FixedReplies.ToLookup(r => r.DoctorReply, r => r.AskedAs);
        List<string> Messages(DoctorReplyPolicy policy) => [.. asked[policy].Concat(fixedAsked[policy]).SelectMany(list => list)];
        Due = Messages(DoctorReplyPolicy.Always);
        Open = Messages(DoctorReplyPolicy.WhenAskedAboutPain);
        Harmless = [.. Due, .. Open, .. knowledge.Safety.Due, .. knowledge.Safety.NotDue];
    }

    /// <summary>The doctor reply is due.</summary>
    public IReadOnlyList<string> Due { get; }

    /// <summary>It is due when the message holds a word that counts.</summary>
    public IReadOnlyList<string> Open { get; }

    /// <summary>Messages that show no red flag.</summary>
    public IReadOnlyList<string> Harmless { get; }
}
