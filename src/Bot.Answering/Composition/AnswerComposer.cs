using Bot.Answering.Knowledge;
using Bot.Answering.Ranking;
using Bot.Answering.Safety;

namespace Bot.Answering.Composition;

/// <summary>Puts stored texts together; nothing is worded here but the line that names the source.</summary>
internal sealed class AnswerComposer(KnowledgeBase knowledge, AnsweringOptions options)
{
    private const int MaxSuggestions = 3;

    /// <summary>Sets the doctor reply off from what stands before it.</summary>
    private const string Rule = "\n\n---\n\n";

    private readonly ReplyTexts _texts = new(knowledge, options);

    public string Greeting => _texts[ReplyIds.Greeting];

    public IReadOnlyList<string> FirstQuestions => _texts.FirstQuestions;

    public IReadOnlyDictionary<string, string> ChatPage => _texts.ChatPage;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ChatPageTranslations => _texts.ChatPageTranslations;

    /// <summary>The reply to danger or low mood.</summary>
    /// <param name="kind">What the message shows.</param>
    /// <param name="verdict">On the message.</param>
    /// <param name="trace">For staff.</param>
    public Answer Safety(Kind kind, SafetyVerdict verdict, AnswerTrace trace) =>
        Safety(kind, verdict.IsAboutAnother ? SafetyReplyIds.Other : "", verdict, trace);

    /// <summary>The short form of the reply to a danger of before.</summary>
    public Answer Again(Kind kind, SafetyVerdict verdict, AnswerTrace trace) => Safety(kind, SafetyReplyIds.Short, verdict, trace);

    /// <summary>What is said once the visitor has told that an alarm was an error or is sorted.</summary>
    public Answer Resolved(AnswerTrace trace) => new NoAnswer
    {
        Text = _texts.Safety(SafetyReplyIds.Resolved) + Rule + _texts.DoctorReply(language: null),
        DoctorReply = true,
        Reply = SafetyReplyIds.Resolved,
        Trace = trace,
    };

    /// <summary>The bot answers in English: for messages in another language.</summary>
    public Answer EnglishOnly(SafetyLanguage language, bool doctorReply, AnswerTrace trace) => new NoAnswer
    {
        Text = WithDoctorReply(_texts.EnglishOnly(language), new DoctorReplyForm(doctorReply, language)),
        DoctorReply = doctorReply,
        Reply = ReplyIds.EnglishOnly,
        Trace = trace,
    };

    /// <summary>The answer with the note on a condition for which massage needs a doctor's yes before it.</summary>
    public Answer WithCaution(Answer answer, Kind caution, SafetyLanguage? language) => answer with
    {
        Text = _texts.Safety(caution.Reply, "", caution.Tier, language) + "\n\n" + answer.Text,
        Caution = true,
    };

    private SafetyAnswer Safety(Kind kind, string variant, SafetyVerdict verdict, AnswerTrace trace)
    {
        var doctor = kind.Tier switch
        {
            Tier.Emergency or Tier.SameDay => _texts.Safety(SafetyReplyIds.DoctorReplyEmergency),
            Tier.LowMood when verdict.DoctorReply => _texts.DoctorReply(verdict.Language),
            _ => _texts.Safety(SafetyReplyIds.DoctorReplyCrisis),
        };
        return new SafetyAnswer
        {
            Text = _texts.Safety(kind.Reply, variant, kind.Tier, verdict.Language) + Rule + doctor,
            DoctorReply = true,
            Kind = kind,
            IsRepeated = variant == SafetyReplyIds.Short,
            Reply = kind.Reply,
            Trace = trace,
        };
    }

    public Answer Compose(AnswerDecision decision, DoctorReplyForm doctor, AnswerTrace trace) => decision switch
    {
        AnswerDecision.Show show => Sourced(show.Passages, doctor.OrWhen(show.Passages.Any(p => p.DoctorReply == DoctorReplyPolicy.Always)), trace),
        AnswerDecision.Offer offer => DidYouMean(offer.Candidates, doctor, trace),
        AnswerDecision.NoneOffered => Wording(ReplyIds.NoneOfThese, doctor, trace),

        // Whatever the bot knows nothing of ends up with one of these; not all of it is about health.
        AnswerDecision.Reply reply => Fixed(reply.FixedReply, doctor.OrWhen(reply.FixedReply.DoctorReply == DoctorReplyPolicy.Always && !doctor.IsBeyondDoubt), trace),
        _ => NothingFound(doctor, trace),
    };

    public Answer Command(Command command, AnswerTrace trace)
    {
        var text = _texts.Fill(command.Text);
        return new CommandReply
        {
            Text = command.Kind == CommandKind.Topics ? $"{text}\n\n{TopicList()}" : text,
            DoctorReply = false,
            Command = command.Kind,
            Reply = command.Kind.ToString(),
            Trace = trace,
        };
    }

    /// <summary>A stored wording as the whole reply: for messages without text, too long, or when something broke.</summary>
    public Answer Wording(string id, DoctorReplyForm doctor, AnswerTrace trace) =>
        new NoAnswer { Text = WithDoctorReply(_texts[id], doctor), DoctorReply = doctor.IsDue, Reply = id, Trace = trace };

    private SourcedAnswer Sourced(IReadOnlyList<Passage> passages, DoctorReplyForm doctor, AnswerTrace trace) => new()
    {
        Text = WithDoctorReply(string.Join("\n\n", passages.Select(Show)), doctor),
        DoctorReply = doctor.IsDue,
        Passages = passages,
        Suggestions = Suggestions(passages, trace.Ranking),
        Trace = trace,
    };

    private DidYouMean DidYouMean(IReadOnlyList<Passage> candidates, DoctorReplyForm doctor, AnswerTrace trace)
    {
        List<string> choices = [.. candidates.Select(p => p.Heading), _texts[ReplyIds.NoneOfTheseChoice]];
        var text = _texts[ReplyIds.DidYouMean] + "\n\n" + string.Join("\n", choices.Select((choice, i) => $"{i + 1}. {choice}"));
        return new DidYouMean { Text = WithDoctorReply(text, doctor), DoctorReply = doctor.IsDue, Candidates = candidates, Suggestions = choices, Trace = trace };
    }

    private Answer Fixed(FixedReply reply, DoctorReplyForm doctor, AnswerTrace trace)
    {
        var text = WithDoctorReply(_texts.Fill(reply.Text), doctor);
        return reply.Kind == FixedReplyKind.SmallTalk
            ? new SmallTalk { Text = text, DoctorReply = doctor.IsDue, Reply = reply.Id, Trace = trace }
            : new NoAnswer { Text = text, DoctorReply = doctor.IsDue, Reply = reply.Id, Trace = trace };
    }

    // Says that nothing fits, what can be asked, and how to reach the clinic.
    private NoAnswer NothingFound(DoctorReplyForm doctor, AnswerTrace trace)
    {
        var text = $"{_texts[ReplyIds.NothingFound]}\n\n{TopicList()}\n\n{_texts[ReplyIds.ClinicContact]}";
        return new NoAnswer { Text = WithDoctorReply(text, doctor), DoctorReply = doctor.IsDue, Reply = ReplyIds.NothingFound, Trace = trace };
    }

    private static string Show(Passage passage) =>
        $"{passage.Text}{ReplyTexts.Quote(passage.EditorsNote)}\n\n*Source: {passage.Source}. Section: {passage.Heading}*";

    private string TopicList() => string.Join("\n", knowledge.Topics.Select(topic => $"- {topic}"));

    private string WithDoctorReply(string text, DoctorReplyForm doctor) =>
        doctor.IsDue ? text + Rule + _texts.DoctorReply(doctor.Language) : text;

    private List<string> Suggestions(IReadOnlyList<Passage> shown, IReadOnlyList<RankedPassage> ranking)
    {
        var related = shown.SelectMany(p => p.Related).Select(knowledge.FindPassage).OfType<Passage>();
        return
        [
            .. related.Concat(ranking.Select(r => r.Passage))
                .Except(shown)
                .Select(p => p.Heading)
                .Distinct()
                .Take(MaxSuggestions),
        ];
    }
}
