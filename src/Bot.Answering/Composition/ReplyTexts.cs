namespace Bot.Answering.Composition;

/// <summary>Stored wordings with the clinic's settings filled in.</summary>
internal sealed class ReplyTexts
{
    /// <summary>Arabic, the one language here that is written from right to left.</summary>
    private const string RightToLeft = "ar";

    private readonly Dictionary<string, string> _replies;
    private readonly Dictionary<string, string> _safety;
    private readonly Dictionary<string, Dictionary<string, string>> _inLanguage;
    private readonly Dictionary<string, string> _values;
    private readonly string _doctorReply;
    private readonly string _doctorReplyShort;

    public ReplyTexts(KnowledgeBase knowledge, AnsweringOptions options)
    {
        _values = Values(options, knowledge);
        _replies = knowledge.Replies.ToDictionary(r => r.Key, r => Fill(r.Value));
        _safety = knowledge.Safety.Replies.ToDictionary(r => r.Key, r => Fill(r.Value));

        Dictionary<string, string> InOwnWords(string language, IReadOnlyDictionary<string, string> wordings)
        {
            var values = Values(options, knowledge, wordings);
            if (language == RightToLeft)
            {
                // Else the groups of a number such as 116 123 are shown in reverse: https://www.w3.org/International/questions/qa-bidi-unicode-controls
                values = values.ToDictionary(value => value.Key, value => $"\u2068{value.Value}\u2069", StringComparer.Ordinal);
            }

            return wordings.ToDictionary(w => w.Key, w => Fill(w.Value, values), StringComparer.Ordinal);
        }

        _inLanguage = knowledge.Safety.Languages.ToDictionary(
            language => language.Code, language => InOwnWords(language.Code, language.Replies), StringComparer.Ordinal);
        ChatPage = knowledge.ChatPage.ToDictionary(r => r.Key, r => Fill(r.Value));
        ChatPageTranslations = knowledge.ChatPageTranslations.ToDictionary(l => l.Key, IReadOnlyDictionary<string, string> (l) => InOwnWords(l.Key, l.Value));
        FirstQuestions = [.. ChatPage[ChatPageIds.SuggestedQuestions].Split('\n').Select(line => line.TrimStart('-', ' ').TrimEnd()).Where(line => line.Length > 0)];
        _doctorReply = Fill(knowledge.Safety.DoctorReply);
        _doctorReplyShort = Fill(knowledge.Safety.DoctorReplyShort);
    }

    public IReadOnlyDictionary<string, string> ChatPage { get; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ChatPageTranslations { get; }

    public IReadOnlyList<string> FirstQuestions { get; }

    public string this[string id] => id == ReplyIds.ClinicContact ? _values[ReplyIds.ClinicContact] : _replies[id];

    /// <summary>The reply to danger: in the language of the message, where it is another, and in English.</summary>
    /// <param name="id">Of the reply.</param>
    /// <param name="variant">Ends the id of the form wanted; where there is none, the plain one is given.</param>
    /// <param name="tier">Of the danger; its own reply stands for one that the language does not have.</param>
    /// <param name="language">Of the message.</param>
    public string Safety(string id, string variant, Tier tier, SafetyLanguage? language)
    {
        var english = _safety.GetValueOrDefault(id + variant, _safety[id]);
        return language is null ? english : $"{InLanguage(language, id, variant, KindReader.ReplyOf(tier))}\n\n{english}";
    }

    /// <summary>A reply of safety that every language has: in that language, where it is another, and in English.</summary>
    public string Safety(string id, SafetyLanguage? language) => language is null ? _safety[id] : $"{_inLanguage[language.Code][id]}\n\n{_safety[id]}";

    public string DoctorReply(DoctorReplyForm form)
    {
        // In full once: in the language of the message, where that is another.
        var english = form.IsKnown || form.Language is not null ? _doctorReplyShort : _doctorReply;
        return form.Language is null ? english : $"{_inLanguage[form.Language.Code][SafetyReplyIds.DoctorReply]}\n\n{english}";
    }

    /// <summary>That the bot answers in English, in the language of the message and in English.</summary>
    public string EnglishOnly(SafetyLanguage language) =>
        $"{_inLanguage[language.Code][SafetyReplyIds.EnglishOnly]}\n\n{_replies[ReplyIds.EnglishOnly]}";

    // A language need not have every reply of its own: the tier's says the same in general.
    private string InLanguage(SafetyLanguage language, string id, string variant, string general)
    {
        var replies = _inLanguage[language.Code];
        return replies.GetValueOrDefault(id + variant) ?? replies.GetValueOrDefault(id) ?? replies.GetValueOrDefault(general + variant) ?? replies[general];
    }

    /// <summary>What the button of a link says, and where it leads.</summary>
    public AnswerLink Link(ReplyLink link)
    {
        var title = _replies[link.Kind switch
        {
            ReplyLinkKind.Call => ReplyIds.CallButton,
            ReplyLinkKind.Book => ReplyIds.BookButton,
            ReplyLinkKind.Map => ReplyIds.MapButton,
            _ => ReplyIds.PageButton,
        }];
        return new AnswerLink(
            title.Replace("{address}", link.Address, StringComparison.Ordinal),
            link.Kind == ReplyLinkKind.Call ? "tel:" + string.Concat(link.Address.Where(c => char.IsAsciiDigit(c) || c == '+')) : link.Address);
    }

    /// <summary>A note as a block quote below what it comments on; nothing for an empty note.</summary>
    public static string Quote(string note) =>
        note.Length == 0 ? "" : "\n\n> " + note.Replace("\n", "\n> ", StringComparison.Ordinal);

    public string Fill(string text) => Fill(text, _values);

    /// <summary>What fills the words in braces.</summary>
    private static Dictionary<string, string> Values(AnsweringOptions options, KnowledgeBase knowledge, IReadOnlyDictionary<string, string>? wordings = null) =>
        new(Contacts.Of(options, knowledge, wordings), StringComparer.Ordinal)
        {
            ["edited"] = knowledge.Edited.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
            ["clinical-sign-off"] = knowledge.SignOff,
        };

    private static string Fill(string text, Dictionary<string, string> values)
    {
        foreach (var (placeholder, value) in values)
        {
            text = text.Replace($"{{{placeholder}}}", value, StringComparison.Ordinal);
        }

        return text;
    }
}
