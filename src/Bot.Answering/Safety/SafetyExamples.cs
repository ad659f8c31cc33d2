namespace Bot.Answering.Safety;

/// <summary>Messages of the whole knowledge, by what they say about safety.</summary>
internal sealed class SafetyExamples
{
    public SafetyExamples(KnowledgeBase knowledge)
    {
        // What the clinic is asked for is listed as ordinary talk as well; it is no more harmless for that.
        var listed = knowledge.Safety.NotDue.ToHashSet(StringComparer.Ordinal);
        List<string> Messages(Func<DoctorReplyPolicy, bool> has) =>
        [
            .. knowledge.Passages.Where(p => has(p.DoctorReply)).SelectMany(p => p.AskedAs),
            .. knowledge.FixedReplies.Where(r => has(r.DoctorReply)).SelectMany(r => r.Kind == FixedReplyKind.Clinic ? r.AskedAs.Where(text => !listed.Contains(text)) : r.AskedAs),
        ];
        Plain = [.. knowledge.Safety.Plain.SelectMany(grid => grid.Sample(SafetyWeights.SentencesOfPlainGrid))];
        Due = [.. Messages(policy => policy == DoctorReplyPolicy.Always), .. Plain, .. KindDetector.Cautions(knowledge.Safety).SelectMany(kind => kind.Examples)];
        Open = Messages(policy => policy != DoctorReplyPolicy.Always);
        Harmless = [.. Due, .. Open, .. knowledge.Safety.Due, .. knowledge.Safety.NotDue, .. knowledge.Safety.Languages.SelectMany(language => language.Ordinary)];
    }

    /// <summary>Sentences of the grids of plain complaints.</summary>
    public IReadOnlyList<string> Plain { get; }

    /// <summary>The doctor reply is due.</summary>
    public IReadOnlyList<string> Due { get; }

    /// <summary>It is due when the message holds a word that counts.</summary>
    public IReadOnlyList<string> Open { get; }

    /// <summary>Messages that show no danger.</summary>
    public IReadOnlyList<string> Harmless { get; }
}
