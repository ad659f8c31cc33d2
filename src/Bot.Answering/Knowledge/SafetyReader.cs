using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge;

/// <summary>Reads <c>safety/</c>; rules that are missing or empty are problems, so that the bot never starts without them.</summary>
internal static class SafetyReader
{
    private const string DoctorReplyEmergency = "doctor-reply-emergency";

    private static readonly string[] UrgentReplyIds = ["emergency", "urgent", "crisis", DoctorReplyEmergency];

    public static SafetyRules Read(FolderReader reader)
    {
        var urgent = ReplyReader.Wordings(reader, "safety/urgent-replies.md", UrgentReplyIds);
        var redFlags = new RedFlagReader(reader, urgent);
        var pain = new PainRulesReader(reader);
        var (doctorReply, note) = pain.DoctorReply();
        return new SafetyRules
        {
            DoctorReply = doctorReply,
            DoctorReplyNote = note,
            DoctorReplyEmergency = urgent.GetValueOrDefault(DoctorReplyEmergency, ""),
            PainWords = pain.Words("words"),
            UsualPainWords = pain.Words("usual"),
            PainPatterns = pain.Patterns(),
            Sayings = pain.Words("sayings"),
            Due = pain.Examples("due"),
            NotDue = pain.Examples("not-due"),
            Languages = pain.Languages(),
            RedFlags = redFlags.RedFlags(),
            UrgentReplies = urgent,
            Negators = redFlags.Group("negation"),
            NegationBreakers = redFlags.Group("negation ends"),
        };
    }
}
