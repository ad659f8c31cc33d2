using Bot.Answering.Safety;

namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>
/// All that a clinician signs off. The clinic's facts and the words around the chat are not among it: they say nothing
/// medical, and the clinic writes or has them from the program.
/// </summary>
internal static class SignableTexts
{
    public const string Heading = "Heading";
    public const string Body = "Text";
    public const string Note = "Editor's note";
    public const string Evidence = "Evidence";
    public const string Doctor = "Doctor reply";
    public const string Source = "Source";

    /// <param name="knowledge">As it is written.</param>
    /// <param name="kinds">The kinds of danger as they are written, by id.</param>
    public static IReadOnlyList<SignableText> Of(KnowledgeBase knowledge, IEnumerable<(string Id, string Definition)> kinds) =>
    [
        .. knowledge.Passages.Select(Of),
        .. knowledge.FixedReplies.Where(IsSigned).Select(Of),
        .. knowledge.Replies.Select(reply => Wording(NameOf("wording", reply.Key), reply.Value)),
        .. knowledge.Commands.Select(command => Wording(NameOf(command), command.Text)),
        Wording(DoctorReply, knowledge.Safety.DoctorReply),
        Wording(DoctorReplyShort, knowledge.Safety.DoctorReplyShort),
        .. knowledge.Safety.Replies.Select(reply => Wording(NameOf("urgent", reply.Key), reply.Value)),
        .. knowledge.Safety.Languages.SelectMany(language => language.Replies.Select(reply => Wording(NameOf(language, reply.Key), reply.Value))),
        .. kinds.Select(kind => new SignableText($"kind/{kind.Id}", [("Definition", kind.Definition)], IsShown: false)),
    ];

    public const string DoctorReply = "doctor-reply/full";

    public const string DoctorReplyShort = "doctor-reply/short";

    public static string NameOf(string kind, string id) => $"{kind}/{id}";

    public static string NameOf(Command command) => NameOf("command", command.Kind.ToString());

    public static string NameOf(SafetyLanguage language, string id) => NameOf($"language/{language.Code}", id);

    public static bool IsSigned(FixedReply reply) => reply.Kind != FixedReplyKind.Clinic;

    public static SignableText Of(FixedReply reply) => new(
        NameOf(reply.Kind == FixedReplyKind.SmallTalk ? "small-talk" : "out-of-scope", reply.Id), [(Body, reply.Text), (Doctor, reply.DoctorReply.ToString())]);

    public static SignableText Of(Passage passage) => new(
        NameOf("passage", passage.Id),
        [
            (Heading, passage.Heading), (Body, passage.Text), (Note, passage.EditorsNote), (Evidence, passage.Evidence), (Source, passage.Source),
            (Doctor, passage.DoctorReply.ToString()),
        ]);

    private static SignableText Wording(string name, string text) => new(name, [(Body, text)]);
}
