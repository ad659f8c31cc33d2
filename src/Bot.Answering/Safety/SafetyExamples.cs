using Bot.Answering.Knowledge;

namespace Bot.Answering.Safety;

/// <summary>Messages of the whole knowledge, by what they say about safety.</summary>
internal sealed class SafetyExamples
{
    public SafetyExamples(KnowledgeBase knowledge)
    {
        List<string> Messages(DoctorReplyPolicy policy) =>
        [
            .. knowledge.Passages.Where(p => p.DoctorReply == policy).SelectMany(p => p.AskedAs),
            .. knowledge.FixedReplies.Where(r => r.DoctorReply == policy).SelectMany(r => r.AskedAs),
        ];
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
