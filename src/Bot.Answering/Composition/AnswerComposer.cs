namespace Bot.Answering.Composition;

/// <summary>Puts stored texts together; nothing is worded here but the line that names the source.</summary>
internal sealed class AnswerComposer(KnowledgeBase knowledge, AnsweringOptions options)
{
    private const int MaxSuggestions = 3;

    /// <summary>Passages shown for one message.</summary>
    private const int MaxShown = 2;

    /// <summary>
    /// Words of an answer, marks that stand alone among them. Several things said that are longer lose their evidence, which
    /// each passage has when asked for alone; where that is not enough, what comes after the first is named instead, to be
    /// asked for next.
    /// </summary>
    private const int MaxWords = 180;

    /// <summary>Sets the doctor reply off from what stands before it.</summary>
    private const string Rule = "\n\n---\n\n";

    private readonly ReplyTexts _texts = new(knowledge, options);

    public string Greeting => _texts[ReplyIds.Greeting];

    public IReadOnlyList<string> FirstQuestions => _texts.FirstQuestions;

    public IReadOnlyDictionary<string, string> ChatPage => _texts.ChatPage;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ChatPageTranslations => _texts.ChatPageTranslations;

    /// <summary>The reply to danger or low mood.</summary>
    /// <param name="kind">What the message shows.</param>
    /// <param name="isAboutAnother">Than who writes it.</param>
    /// <param name="doctor">What the message calls for without the danger.</param>
    /// <param name="trace">For staff.</param>
    public Answer Safety(Kind kind, bool isAboutAnother, DoctorReplyForm doctor, AnswerTrace trace) =>
        Safety(kind, _texts.Safety(kind.Reply, isAboutAnother ? SafetyReplyIds.Other : "", kind.Tier, doctor.Language), isRepeated: false, doctor, trace);

    /// <summary>The short forms of the replies to the dangers of before, and what ends them.</summary>
    /// <param name="kinds">The most pressing first.</param>
    /// <param name="doctor">For the language.</param>
    /// <param name="trace">For staff.</param>
    public Answer Again(IReadOnlyList<Kind> kinds, DoctorReplyForm doctor, AnswerTrace trace)
    {
        var replies = kinds.DistinctBy(kind => kind.Reply).Select(kind => _texts.Safety(kind.Reply, SafetyReplyIds.Short, kind.Tier, doctor.Language));
        return Safety(kinds[0], string.Join("\n\n", [.. replies, _texts.Safety(SafetyReplyIds.HowToEnd, doctor.Language)]), isRepeated: true, doctor, trace);
    }

    /// <summary>What is said once the visitor has told that an alarm was an error or is sorted.</summary>
    public Answer Resolved(DoctorReplyForm doctor, AnswerTrace trace) =>
        Said(SafetyReplyIds.Resolved, _texts.Safety(SafetyReplyIds.Resolved, doctor.Language), doctor with { IsDue = true, Language = null }, trace);

    /// <summary>The bot answers in English: for messages in another language.</summary>
    public Answer EnglishOnly(SafetyLanguage language, DoctorReplyForm doctor, AnswerTrace trace) => Said(ReplyIds.EnglishOnly, _texts.EnglishOnly(language), doctor, trace);

    /// <summary>The answer with the note on a condition for which massage needs a doctor's yes before it.</summary>
    /// <param name="answer">What else is said.</param>
    /// <param name="caution">The condition.</param>
    /// <param name="note">As <see cref="Caution"/> gives it.</param>
    public static Answer WithCaution(Answer answer, Kind caution, string note) => answer with
    {
        Text = note + "\n\n" + answer.Text,
        CautionKind = caution.Id,
    };

    /// <summary>The note on a condition for which massage needs a doctor's yes, in the language of the message as well.</summary>
    public string Caution(Kind caution, SafetyLanguage? language) => _texts.Safety(caution.Reply, "", caution.Tier, language);

    private SafetyAnswer Safety(Kind kind, string text, bool isRepeated, DoctorReplyForm doctor, AnswerTrace trace)
    {
        var last = kind.Tier switch
        {
            Tier.Emergency or Tier.SameDay => _texts.Safety(SafetyReplyIds.DoctorReplyEmergency, language: null),
            Tier.LowMood when doctor.IsDue => _texts.DoctorReply(doctor),
            _ => _texts.Safety(SafetyReplyIds.DoctorReplyCrisis, language: null),
        };
        return new SafetyAnswer
        {
            Text = text + Rule + last,
            DoctorReply = true,
            Kind = kind,
            IsRepeated = isRepeated,
            Reply = kind.Reply,
            Trace = trace,
        };
    }

    /// <summary>The answer that was decided on.</summary>
    /// <param name="decision">What is shown.</param>
    /// <param name="doctor">Whether and how the doctor reply is appended.</param>
    /// <param name="trace">For staff.</param>
    /// <param name="before">What will stand before it, so that both are not too long together.</param>
    public Answer Compose(AnswerDecision decision, DoctorReplyForm doctor, AnswerTrace trace, string before = "") => decision switch
    {
        AnswerDecision.Show show => Sourced(new AnswerDecision.Several([.. show.Passages.Take(1)], [], [.. show.Passages.Skip(1)]), doctor, trace, before),
        AnswerDecision.Several { Passages.Count: 0 } several => Fixed(several.Replies, doctor, trace),
        AnswerDecision.Several several => Sourced(several, doctor, trace, before),
        AnswerDecision.Offer offer => DidYouMean(offer.Candidates, doctor, trace),
        AnswerDecision.NoneOffered => Wording(ReplyIds.NoneOfThese, doctor, trace),
        AnswerDecision.Reply reply => Fixed([reply.FixedReply], doctor, trace),
        AnswerDecision.Say say => Nearest(say.ReplyId, say.Nearest, doctor, trace),
        _ => Nearest(ReplyIds.NothingFound, [.. trace.Ranking.Select(ranked => ranked.Passage).Where(p => !doctor.IsBeyondDoubt || p.DoctorReply != DoctorReplyPolicy.Always).Take(MaxSuggestions)], doctor, trace),
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
    public Answer Wording(string id, DoctorReplyForm doctor, AnswerTrace trace) => Said(id, _texts[id], doctor, trace);

    private NoAnswer Said(string id, string text, DoctorReplyForm doctor, AnswerTrace trace) =>
        new() { Text = WithDoctorReply(text, doctor), DoctorReply = doctor.IsDue, Reply = id, Trace = trace };

    private SourcedAnswer Sourced(AnswerDecision.Several found, DoctorReplyForm doctor, AnswerTrace trace, string before)
    {
        var (passages, replies) = (found.Passages, found.Replies);
        doctor = doctor.OrWhen(passages.Any(p => p.DoctorReply == DoctorReplyPolicy.Always) || replies.Any(reply => IsDue(reply, doctor)));
        List<Passage> first = [.. passages.Take(1)], two = [.. passages.Take(MaxShown)];
        string Named(params IEnumerable<string> questions) => string.Concat(questions.Select((question, i) => i == 0 ? $"\n\n{_texts[ReplyIds.OtherQuestion]} *{question}*" : $", *{question}*"));
        var second = two.Skip(1).Select(passage => passage.Heading).ToList();
        var third = replies.Skip(1).Select(reply => reply.AskedAs[0]);
        string Text(Form form)
        {
            List<string> said = [.. replies.Take(form.Said).Select(Show)];
            said.Insert(found.IsReplyFirst ? said.Count : 0, Show(form));
            return WithDoctorReply(string.Join("\n\n", said) + form.After, doctor);
        }

        // The fullest that is not too long: evidence goes first, then what the note on caution says too, then the second passage,
        // the second reply, the hint at what is left.
        List<Form> forms = two.Count + replies.Count == 1 ? [new(first, 0)] :
        [
            new(two, replies.Count),
            new(two, replies.Count, Evidence: false),
            .. before.Length > 0 ? (Form[])[new(two, replies.Count, Evidence: false, IsBesideCaution: true)] : [],
            new(first, replies.Count, Named(second)),
            new(first, replies.Count, Named(second), Evidence: false, IsBesideCaution: before.Length > 0),
            new(first, 1, Named([.. second, .. third]), Evidence: false, IsBesideCaution: before.Length > 0),
            new(first, 1, Evidence: false, IsBesideCaution: before.Length > 0),
        ];
        var form = forms[0];
        var text = Text(form);
        foreach (var next in forms.Skip(1).TakeWhile(_ => Words(text) + Words(before) > MaxWords))
        {
            (form, text) = (next, Text(next));
        }

        return new SourcedAnswer
        {
            Text = text,
            DoctorReply = doctor.IsDue,
            Passages = form.Shown,
            Suggestions = Suggestions(form.Shown, passages.Concat(found.Offered), trace.Ranking),
            Links = Links(replies.Take(form.Said)),
            Trace = trace,
        };
    }

    private DidYouMean DidYouMean(IReadOnlyList<Passage> candidates, DoctorReplyForm doctor, AnswerTrace trace)
    {
        List<string> choices = [.. candidates.Select(p => p.Heading), _texts[ReplyIds.NoneOfTheseChoice]];
        var text = _texts[ReplyIds.DidYouMean] + "\n\n" + Numbered(choices);
        return new DidYouMean { Text = WithDoctorReply(text, doctor), DoctorReply = doctor.IsDue, Offered = candidates, Suggestions = choices, Trace = trace };
    }

    private Answer Fixed(IReadOnlyList<FixedReply> replies, DoctorReplyForm doctor, AnswerTrace trace)
    {
        doctor = doctor.OrWhen(replies.Any(reply => IsDue(reply, doctor)));
        var text = WithDoctorReply(string.Join("\n\n", replies.Select(Show)), doctor);
        var links = Links(replies);
        return replies[0] switch
        {
            { Kind: FixedReplyKind.SmallTalk, Id: var id } => new SmallTalk { Text = text, DoctorReply = doctor.IsDue, Reply = id, Trace = trace },
            { IsFilled: true, Id: var id } => new ClinicAnswer { Text = text, DoctorReply = doctor.IsDue, Reply = id, Links = links, Trace = trace },
            { Id: var id } => new NoAnswer { Text = text, DoctorReply = doctor.IsDue, Reply = id, Links = links, Trace = trace },
        };
    }

    // Whatever the bot knows nothing of ends up with one of these; not all of it is about health.
    private static bool IsDue(FixedReply reply, DoctorReplyForm doctor) => reply.DoctorReply == DoctorReplyPolicy.Always && !doctor.IsBeyondDoubt;

    // Channels without buttons show the links in the text.
    private string Show(FixedReply reply) =>
        _texts.Fill(reply.Text) + string.Concat(Links([reply]).Select((link, i) => $"{(i == 0 ? "\n\n" : " · ")}[{link.Title}]({link.Url})"));

    private List<AnswerLink> Links(IEnumerable<FixedReply> replies) => [.. replies.SelectMany(reply => reply.Links).Distinct().Select(_texts.Link)];

    // Says that nothing fits, or nothing more; what can be asked instead, and how to reach the clinic.
    private NoAnswer Nearest(string id, IReadOnlyList<Passage> nearest, DoctorReplyForm doctor, AnswerTrace trace)
    {
        var choices = nearest.Select(p => p.Heading).ToList();
        var offered = choices.Count > 0 ? Numbered(choices) : TopicList();
        return new NoAnswer
        {
            Text = WithDoctorReply($"{_texts[id]}\n\n{offered}\n\n{_texts[ReplyIds.ClinicContact]}", doctor),
            DoctorReply = doctor.IsDue,
            Reply = id,
            Suggestions = choices,
            Offered = nearest,
            Trace = trace,
        };
    }

    private static int Words(ReadOnlySpan<char> text)
    {
        var (words, isInside) = (0, false);
        foreach (var letter in text)
        {
            words += !isInside && !char.IsWhiteSpace(letter) ? 1 : 0;
            isInside = !char.IsWhiteSpace(letter);
        }

        return words;
    }

    private string Show(Form form) => string.Join("\n\n", form.Shown.SelectMany((passage, i) =>
        i + 1 < form.Shown.Count && form.Shown[i + 1].Source == passage.Source ? [Body(passage, form)] : (string[])[Body(passage, form), $"*Source: {Source(passage, form.Shown)}*"]));

    private static string Body(Passage passage, Form form) => form.IsBesideCaution && passage.IsShortBesideCaution
        ? passage.Text
        : passage.Text + ReplyTexts.Quote(passage.EditorsNote) + (form.Evidence && passage.Evidence.Length > 0 ? "\n>" + ReplyTexts.Quote(passage.Evidence)[1..] : "");

    // A clinic's own topic has a source of its own, to which the address of the article does not lead.
    private string Source(Passage passage, IEnumerable<Passage> shown) =>
        passage.Claims.Count == 0 ? passage.Source
        : (options.SourceUrl.Length > 0 ? $"[{passage.Source}]({options.SourceUrl})" : passage.Source)
            + ", " + Sections(shown.Where(other => other.Source == passage.Source).SelectMany(other => other.SourceSections));

    // "paragraphs 1, 2" rather than "paragraph 1, paragraph 2".
    private static string Sections(IEnumerable<string> all)
    {
        List<string> sections = [.. all.Distinct().Order(StringComparer.Ordinal)];
        var names = sections.Select(section => section[..(section.LastIndexOf(' ') + 1)]).Distinct().ToList();
        return sections.Count > 1 && names is [{ Length: > 1 } name]
            ? $"{name.TrimEnd()}s {string.Join(", ", sections.Select(section => section[name.Length..]))}"
            : string.Join(", ", sections);
    }

    private static string Numbered(List<string> choices) => string.Join("\n", choices.Select((choice, i) => $"{i + 1}. {choice}"));

    private string TopicList() => string.Join("\n", knowledge.Topics.Select(topic => $"- {topic}"));

    private string WithDoctorReply(string text, DoctorReplyForm doctor) =>
        doctor.IsDue ? text + Rule + _texts.DoctorReply(doctor) : text;

    // What else was asked comes first, then what goes with what is shown.
    private List<string> Suggestions(IReadOnlyList<Passage> shown, IEnumerable<Passage> asked, IReadOnlyList<RankedPassage> ranking)
    {
        var related = shown.SelectMany(p => p.Related).Select(knowledge.FindPassage).OfType<Passage>();
        return
        [
            .. asked.Concat(related).Concat(ranking.Select(r => r.Passage))
                .Except(shown)
                .Select(p => p.Heading)
                .Distinct()
                .Take(MaxSuggestions),
        ];
    }

    /// <summary>How much of what was found is said.</summary>
    /// <param name="Shown">The passages.</param>
    /// <param name="Said">How many of the replies.</param>
    /// <param name="After">What names the rest.</param>
    /// <param name="Evidence">Whether passages have theirs.</param>
    /// <param name="IsBesideCaution">Whether a passage may lack what the note on caution before it says.</param>
    private sealed record Form(List<Passage> Shown, int Said, string After = "", bool Evidence = true, bool IsBesideCaution = false);
}
