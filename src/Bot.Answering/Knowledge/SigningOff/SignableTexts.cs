namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>
/// All that a clinician signs off. The clinic's facts and the words around the chat are not among it: they say nothing
/// medical, and the clinic writes or has them from the program.
/// </summary>
/// <param name="shown">What visitors are shown of a text, by its parts; null when nobody has signed it.</param>
internal sealed class SignableTexts(Func<SignableText, IReadOnlyDictionary<string, string>?> shown)
{
    private const string Heading = "Heading";
    private const string Body = "Text";
    private const string Note = "Editor's note";
    private const string Evidence = "Evidence";
    private const string Doctor = "Doctor reply";
    private const string Source = "Source";

    private readonly List<string> _missing = [];

    /// <summary>The texts of a knowledge as they are written.</summary>
    public static IReadOnlyList<SignableText> Collect(KnowledgeBase knowledge, IEnumerable<(string Id, string Definition)> kinds)
    {
        var texts = new List<SignableText>();
        new SignableTexts(text =>
        {
            texts.Add(text);
            return text.ByName;
        }).Apply(knowledge);
        return [.. texts, .. kinds.Select(kind => new SignableText($"kind/{kind.Id}", [("Definition", kind.Definition)], IsShown: false))];
    }

    /// <summary>
    /// The knowledge with signed texts only: an edited text is shown in its last signed wording, and a passage or reply that
    /// nobody has signed is not there. Wordings that the bot cannot do without must have been signed once.
    /// </summary>
    public static KnowledgeBase Signed(KnowledgeBase knowledge, SignOffFolder folder, IReadOnlyDictionary<string, SignOff> signatures, ProblemList problems)
    {
        var texts = new SignableTexts(text =>
            !signatures.TryGetValue(text.Name, out var signature) ? null
            : signature.Hash == text.Hash ? text.ByName
            : folder.Wording(signature));
        var signed = texts.Apply(knowledge);
        problems.AddIf(
            texts._missing.Count > 0,
            SignOffFolder.FileName, $"Only signed texts are shown, and nobody has signed {texts._missing.Count} that the bot cannot do without: {string.Join(", ", texts._missing.Take(5))} ...",
            "Have them reviewed and run 'bot sign', or take Answering:RequireSignOff out.");

        problems.AddIf(signed.Passages.Count == 0, SignOffFolder.FileName, "Only signed texts are shown, and nobody has signed a passage.", "Have them reviewed and run 'bot sign'.");
        return signed;
    }

    private KnowledgeBase Apply(KnowledgeBase knowledge) => knowledge with
    {
        Passages = [.. knowledge.Passages.Select(Shown).OfType<Passage>()],
        FixedReplies = [.. knowledge.FixedReplies.Select(Shown).OfType<FixedReply>()],
        Replies = Shown("wording", knowledge.Replies),
        Commands = [.. knowledge.Commands.Select(command => command with { Text = Shown("command", command.Kind.ToString(), command.Text) })],
        Safety = knowledge.Safety with
        {
            DoctorReply = Shown("doctor-reply", "full", knowledge.Safety.DoctorReply),
            DoctorReplyShort = Shown("doctor-reply", "short", knowledge.Safety.DoctorReplyShort),
            Replies = Shown("urgent", knowledge.Safety.Replies),
            Languages = [.. knowledge.Safety.Languages.Select(language => language with { Replies = Shown($"language/{language.Code}", language.Replies) })],
        },
    };

    private Passage? Shown(Passage passage)
    {
        var text = new SignableText(
            $"passage/{passage.Id}",
            [
                (Heading, passage.Heading), (Body, passage.Text), (Note, passage.EditorsNote), (Evidence, passage.Evidence), (Source, passage.Source),
                (Doctor, passage.DoctorReply.ToString()),
            ]);
        return shown(text) is not { } parts ? null : passage with
        {
            Heading = parts.GetValueOrDefault(Heading, ""),
            Text = parts.GetValueOrDefault(Body, ""),
            EditorsNote = parts.GetValueOrDefault(Note, ""),
            Evidence = parts.GetValueOrDefault(Evidence, ""),
            Source = parts.GetValueOrDefault(Source, ""),
            DoctorReply = Policy(parts),
        };
    }

    private FixedReply? Shown(FixedReply reply)
    {
        if (reply.Kind == FixedReplyKind.Clinic)
        {
            return reply;
        }

        var kind = reply.Kind == FixedReplyKind.SmallTalk ? "small-talk" : "out-of-scope";
        var parts = shown(new SignableText($"{kind}/{reply.Id}", [(Body, reply.Text), (Doctor, reply.DoctorReply.ToString())]));
        return parts is null ? null : reply with { Text = parts.GetValueOrDefault(Body, ""), DoctorReply = Policy(parts) };
    }

    private Dictionary<string, string> Shown(string kind, IReadOnlyDictionary<string, string> wordings) =>
        wordings.ToDictionary(wording => wording.Key, wording => Shown(kind, wording.Key, wording.Value), StringComparer.Ordinal);

    // A wording that the bot cannot do without.
    private string Shown(string kind, string id, string text)
    {
        var name = $"{kind}/{id}";
        if (shown(new SignableText(name, [(Body, text)])) is { } parts)
        {
            return parts.GetValueOrDefault(Body, "");
        }

        _missing.Add(name);
        return text;
    }

    // A policy that an older program has written is the safe one.
    private static DoctorReplyPolicy Policy(IReadOnlyDictionary<string, string> parts) =>
        Enum.TryParse<DoctorReplyPolicy>(parts.GetValueOrDefault(Doctor), out var policy) ? policy : DoctorReplyPolicy.Always;
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

    internal IReadOnlyDictionary<string, string> ByName => Parts.ToDictionary(part => part.Name, part => part.Text, StringComparer.Ordinal);

    /// <summary>SHA-256 of <see cref="Text"/>.</summary>
    public string Hash => HashOf(Text);

    /// <summary>SHA-256 of a text, in hexadecimal.</summary>
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The parts of a text by name.</summary>
    public static IReadOnlyDictionary<string, string> PartsOf(string text) => $"\n{text}".Split($"\n{Mark}").Skip(1)
        .Select(part => part.Split('\n', 2))
        .ToDictionary(part => part[0], part => part[1].Trim('\n'), StringComparer.Ordinal);
}
