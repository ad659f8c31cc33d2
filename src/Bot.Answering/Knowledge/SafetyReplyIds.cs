using Bot.Answering.Composition;
using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge;

/// <summary>Ids of the wordings in <c>safety/urgent-replies.md</c> and in the files of the languages.</summary>
internal static class SafetyReplyIds
{
    public const string DoctorReplyEmergency = "doctor-reply-emergency";
    public const string DoctorReplyCrisis = "doctor-reply-crisis";
    public const string Resolved = "resolved";

    /// <summary>What to write when a danger was an error or is sorted: the words in bold.</summary>
    public const string HowToEnd = "how-to-end";

    /// <summary>Ends the id of what is said when the message is about somebody else.</summary>
    public const string Other = "-other";

    /// <summary>Ends the id of what is said when the advice is repeated.</summary>
    public const string Short = "-short";

    /// <summary>Only in the files of the languages: the bot answers in English.</summary>
    public const string EnglishOnly = "english-only";

    /// <summary>Only in the files of the languages.</summary>
    public const string DoctorReply = "doctor-reply";

    private static readonly string[] Tiers = [.. Enum.GetValues<Tier>().Select(KindReader.ReplyOf)];

    private static readonly string[] Repeated = [.. Enum.GetValues<Tier>().Where(tier => tier < Tier.LowMood).Select(tier => KindReader.ReplyOf(tier) + Short)];

    /// <summary>What the bot cannot do without.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Tiers, .. Repeated, DoctorReplyEmergency, DoctorReplyCrisis, Resolved, HowToEnd];

    public static IReadOnlyList<string> InEveryLanguage { get; } = [.. Tiers, .. Repeated, Resolved, HowToEnd, EnglishOnly, DoctorReply, .. Contacts.Ids];
}
