using Bot.Answering.Knowledge;
using Bot.Answering.Safety;

namespace Bot.Answering.Composition;

/// <summary>Stored wordings with the clinic's settings filled in.</summary>
internal sealed class ReplyTexts
{
    private readonly Dictionary<string, string> _replies;
    private readonly Dictionary<string, string> _urgent;
    private readonly Dictionary<string, string> _values;
    private readonly string _doctorReply;

    public ReplyTexts(KnowledgeBase knowledge, AnsweringOptions options)
    {
        var contact = options.ClinicContact.Length > 0 ? options.ClinicContact : knowledge.Replies[ReplyIds.ClinicContact];
        _values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["{emergency-number}"] = options.EmergencyNumber,
            ["{urgent-number}"] = options.UrgentNumber,
            ["{crisis-line}"] = options.CrisisLine,
            ["{clinic-contact}"] = contact,
        };
        _replies = knowledge.Replies.ToDictionary(r => r.Key, r => Fill(r.Value));
        _urgent = knowledge.Safety.UrgentReplies.ToDictionary(r => r.Key, r => Fill(r.Value));
        ChatPage = knowledge.ChatPage.ToDictionary(r => r.Key, r => Fill(r.Value));
        FirstQuestions = [.. ChatPage[ChatPageIds.SuggestedQuestions].Split('\n').Select(line => line.TrimStart('-', ' ').TrimEnd()).Where(line => line.Length > 0)];
        _doctorReply = Fill(knowledge.Safety.DoctorReply) + Quote(knowledge.Safety.DoctorReplyNote);
        DoctorReplyEmergency = Fill(knowledge.Safety.DoctorReplyEmergency);
    }

    public string DoctorReplyEmergency { get; }

    public IReadOnlyDictionary<string, string> ChatPage { get; }

    public IReadOnlyList<string> FirstQuestions { get; }

    public string this[string id] => id == ReplyIds.ClinicContact ? _values["{clinic-contact}"] : _replies[id];

    public string Urgent(string id) => _urgent[id];

    public string DoctorReply(ForeignLanguage? language) =>
        language is null ? _doctorReply : $"{language.Reply}\n\n{_doctorReply}";

    /// <summary>A note as a block quote below what it comments on; nothing for an empty note.</summary>
    public static string Quote(string note) =>
        note.Length == 0 ? "" : "\n\n> " + note.Replace("\n", "\n> ", StringComparison.Ordinal);

    public string Fill(string text)
    {
        foreach (var (placeholder, value) in _values)
        {
            text = text.Replace(placeholder, value, StringComparison.Ordinal);
        }

        return text;
    }
}
