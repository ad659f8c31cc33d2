namespace Bot.Answering.Knowledge.SigningOff;

/// <summary>
/// The knowledge with signed texts only: an edited text is shown in its last signed wording, and a passage or reply that
/// nobody has signed is not there. Wordings that the bot cannot do without must have been signed once.
/// </summary>
internal sealed class SignedKnowledge(SignOffFolder folder, IReadOnlyDictionary<string, SignOff> signatures)
{
    private readonly List<string> _missing = [];

    public KnowledgeBase Apply(KnowledgeBase knowledge, ProblemList problems)
    {
        var safety = knowledge.Safety;
        var signed = knowledge with
        {
            Passages = [.. knowledge.Passages.Select(Signed).OfType<Passage>()],
            FixedReplies = [.. knowledge.FixedReplies.Select(Signed).OfType<FixedReply>()],
            Replies = Signed(knowledge.Replies, id => SignableTexts.NameOf("wording", id)),
            Commands = [.. knowledge.Commands.Select(command => command with { Text = Needed(SignableTexts.NameOf(command), command.Text) })],
            Safety = safety with
            {
                DoctorReply = Needed(SignableTexts.DoctorReply, safety.DoctorReply),
                DoctorReplyShort = Needed(SignableTexts.DoctorReplyShort, safety.DoctorReplyShort),
                Replies = Signed(safety.Replies, id => SignableTexts.NameOf("urgent", id)),
                Languages = [.. safety.Languages.Select(language => language with { Replies = Signed(language.Replies, id => SignableTexts.NameOf(language, id)) })],
            },
        };
        problems.AddIf(
            _missing.Count > 0,
            SignOffFolder.FileName, 0, $"Only signed texts are shown, and nobody has signed {_missing.Count} that the bot cannot do without: {string.Join(", ", _missing.Take(5))} ...",
            "Have them reviewed and run 'bot sign', or take Answering:RequireSignOff out.");

        problems.AddIf(signed.Passages.Count == 0, SignOffFolder.FileName, 0, "Only signed texts are shown, and nobody has signed a passage.", "Have them reviewed and run 'bot sign'.");

        return signed;
    }

    private Passage? Signed(Passage passage) => Last(SignableTexts.From(passage)) is not { } last ? null : passage with
    {
        Heading = last.GetValueOrDefault(SignableTexts.Heading, ""),
        Text = last.GetValueOrDefault(SignableTexts.Body, ""),
        EditorsNote = last.GetValueOrDefault(SignableTexts.Note, ""),
        Evidence = last.GetValueOrDefault(SignableTexts.Evidence, ""),
        Source = last.GetValueOrDefault(SignableTexts.Source, ""),
        DoctorReply = Policy(last),
    };

    private FixedReply? Signed(FixedReply reply) =>
        !SignableTexts.IsSigned(reply) ? reply
        : Last(SignableTexts.From(reply)) is not { } last ? null
        : reply with { Text = last.GetValueOrDefault(SignableTexts.Body, ""), DoctorReply = Policy(last) };

    private Dictionary<string, string> Signed(IReadOnlyDictionary<string, string> wordings, Func<string, string> name) =>
        wordings.ToDictionary(wording => wording.Key, wording => Needed(name(wording.Key), wording.Value), StringComparer.Ordinal);

    private string Needed(string name, string text)
    {
        if (Last(new SignableText(name, [(SignableTexts.Body, text)])) is { } last)
        {
            return last.GetValueOrDefault(SignableTexts.Body, "");
        }

        _missing.Add(name);
        return text;
    }

    // A policy that an older program has written is the safe one.
    private static DoctorReplyPolicy Policy(IReadOnlyDictionary<string, string> last) =>
        Enum.TryParse<DoctorReplyPolicy>(last.GetValueOrDefault(SignableTexts.Doctor), out var policy) ? policy : DoctorReplyPolicy.Always;

    // The parts as they were signed; null when nobody has.
    private IReadOnlyDictionary<string, string>? Last(SignableText text) =>
        !signatures.TryGetValue(text.Name, out var signature) ? null
        : signature.Hash == text.Hash ? text.Parts.ToDictionary(part => part.Name, part => part.Text, StringComparer.Ordinal)
        : folder.Wording(signature);
}
