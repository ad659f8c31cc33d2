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
    public static IReadOnlyList<SignableText> Collect(KnowledgeBase knowledge, IEnumerable<(string Id, string Definition)> kinds) =>
    [
        .. knowledge.Passages.Select(From),
        .. knowledge.FixedReplies.Where(IsSigned).Select(From),
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

    public static SignableText From(FixedReply reply) => new(
        NameOf(reply.Kind == FixedReplyKind.SmallTalk ? "small-talk" : "out-of-scope", reply.Id), [(Body, reply.Text), (Doctor, reply.DoctorReply.ToString())]);

    public static SignableText From(Passage passage) => new(
        NameOf("passage", passage.Id),
        [
            (Heading, passage.Heading), (Body, passage.Text), (Note, passage.EditorsNote), (Evidence, passage.Evidence), (Source, passage.Source),
            (Doctor, passage.DoctorReply.ToString()),
        ]);

    private static SignableText Wording(string name, string text) => new(name, [(Body, text)]);
}

/// <summary>A text that a clinician signs off: a passage, a reply, or how a kind of danger is recognised.</summary>
/// <param name="Name">Its kind and id, such as <c>passage/sore-afterwards</c>.</param>
/// <param name="Parts">What is signed, each part with its name.</param>
/// <param name="IsShown">Visitors read it, so that the last signed wording can stand in for an edited one. A kind of danger goes on being recognised as it is written.</param>
public sealed record SignableText(string Name, IReadOnlyList<(string Name, string Text)> Parts, bool IsShown = true)
{
    private const string Mark = "## ";

    /// <summary>The parts as one text, below headings, which no part can hold.</summary>
    public string Text { get; } = string.Join("\n\n", Parts.Where(part => part.Text.Length > 0).Select(part => $"{Mark}{part.Name}\n\n{part.Text}")) + "\n";

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public string Hash => HashOf(Text);

    /// <summary>SHA-256 of a text, in hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The parts of a text by name.</summary>
    public static IReadOnlyDictionary<string, string> PartsOf(string text) => $"\n{text}".Split($"\n{Mark}").Skip(1)
        .Select(part => part.Split('\n', 2))
        .ToDictionary(part => part[0], part => part[1].Trim('\n'), StringComparer.Ordinal);
}
