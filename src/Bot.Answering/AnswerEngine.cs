using System.Diagnostics;
using Bot.Answering.Conversation;
using Bot.Answering.Review;

namespace Bot.Answering;

/// <summary>
/// Question in, answer out: safety, then search, then composition. The one path for bot, <c>ask</c>, <c>evaluate</c>
/// and benchmarks. Thread-safe; an instance never changes, new knowledge makes a new one.
/// </summary>
public sealed class AnswerEngine : IDisposable
{
    private readonly KnowledgeBase _knowledge;
    private readonly AnsweringOptions _options;
    private readonly LearnedKnowledge _learned;
    private readonly AnswerComposer _composer;
    private readonly CommandMatcher _commands;
    private readonly ChoiceReader _choices;
    private readonly AnswerFinder _finder;
    private readonly Lazy<Redactor> _redactor;

    /// <param name="knowledge">What to answer from.</param>
    /// <param name="options">Settings.</param>
    /// <param name="cache">Where to keep what is learned; null: nowhere.</param>
    /// <exception cref="KnowledgeException">The knowledge lacks the country that the settings name.</exception>
    public AnswerEngine(KnowledgeBase knowledge, AnsweringOptions options, ModelCache? cache = null)
    {
        if (Contacts.Problem(options, knowledge.Safety.Numbers) is { } problem)
        {
            throw new KnowledgeException([problem]);
        }

        _knowledge = knowledge;
        _options = options;
        _learned = new LearnedKnowledge(knowledge, cache);
        _composer = new AnswerComposer(knowledge, options);
        _commands = new CommandMatcher(knowledge.Commands);
        _choices = new ChoiceReader(knowledge.Replies[ReplyIds.NoneOfTheseChoice]);
        _finder = new AnswerFinder(knowledge, _learned);
        _redactor = new Lazy<Redactor>(() => new Redactor(knowledge));
    }

    /// <summary>What it answers from.</summary>
    public KnowledgeBase Knowledge => _knowledge;

    /// <summary>The first words of a conversation.</summary>
    public string Greeting => _composer.Greeting;

    /// <summary>Why what was learned could not be kept, for the log; the bot answers all the same, and the next start learns again.</summary>
    public string? CacheProblem => _learned.CacheProblem;

    /// <summary>Questions offered with the greeting.</summary>
    public IReadOnlyList<string> FirstQuestions => _composer.FirstQuestions;

    /// <summary>Wordings of the chat on a website, by id; see <see cref="ChatPageIds"/>.</summary>
    public IReadOnlyDictionary<string, string> ChatPage => _composer.ChatPage;

    /// <summary>The same in other languages, by language and id; what is missing is said in English.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> ChatPageTranslations => _composer.ChatPageTranslations;

    /// <summary>Answers one message; whatever goes wrong inside, the reply ends with the doctor reply.</summary>
    /// <param name="question">The message as typed; may be empty.</param>
    /// <param name="context">What is known of the conversation.</param>
    public Answer Answer(string question, AnswerContext context)
    {
        try
        {
            return AnswerOrThrow(question, context);
        }
#pragma warning disable CA1031 // Fails closed: a fault in here must not cost the visitor the doctor reply.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return Failed(fault) with { Next = context };
        }
    }

    /// <summary>The calm wording for a fault, with the doctor reply; also for faults outside the engine.</summary>
    /// <param name="fault">Kept in the trace for the log; never part of the text.</param>
    public Answer Failed(Exception fault) =>
        _composer.Wording(ReplyIds.Error, DoctorReplyForm.Due, new AnswerTrace { Verdict = "failed", Fault = fault });

    /// <summary>What is said instead when the visitor wants to be forgotten and that cannot be done now.</summary>
    public Answer NotForgotten => _composer.Wording(ReplyIds.NotForgotten, DoctorReplyForm.NotDue, new AnswerTrace { Verdict = "not forgotten" });

    /// <summary>What is signed off and what waits for it; see <see cref="KnowledgeBase.SignOffs"/>.</summary>
    public SignOffState? SignOffs => _knowledge.SignOffs;

    /// <summary>Tells the knowledge in use from any other; see <see cref="KnowledgeBase.ShortFingerprint"/>.</summary>
    public string Fingerprint => _knowledge.ShortFingerprint;

    /// <summary>Whether a message shows danger by itself, whatever was said before.</summary>
    /// <param name="message">As typed.</param>
    public bool IsDanger(string message) => Judge(message).Kind is { IsAlarm: true };

    /// <summary>A question as it may be kept for review, without what could tell who asked it; null when it may not be kept.</summary>
    /// <param name="question">As typed.</param>
    public string? Redact(string question) => IsDanger(question) ? null : _redactor.Value.Redact(question);

    /// <summary>Redacted questions in groups of those alike, the most asked first.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="leastVisitors">Groups that fewer have asked are left out.</param>
    public IReadOnlyList<QuestionGroup> Group(IEnumerable<ReviewedQuestion> questions, int leastVisitors) =>
        QuestionGrouping.Group(questions, text => _learned.Read(text).Whole.Terms, leastVisitors);

    /// <summary>The safety check alone.</summary>
    internal SafetyVerdict Judge(string message) => _learned.Safety.Judge(_learned.Read(message), previous: null, standing: []);

    public void Dispose() => _learned.Dispose();

    private Answer AnswerOrThrow(string question, AnswerContext context)
    {
        var started = Stopwatch.GetTimestamp();
        var message = _learned.Read(question);
        var standing = StandingAdvice.Read(context, _knowledge);
        var verdict = _learned.Safety.Judge(message, context.PreviousQuestion is { } previous ? Tokens.Of(TextNormalizer.Normalize(previous)) : null, standing.Kinds);

        // A choice among what was offered is exactly one of a few wordings: what was learned of "number two" has no say in it.
        var choice = _choices.Read(message.Tokens, _knowledge.FindPassages(context.Choices));
        if (!verdict.IsByPhrase && choice is not null)
        {
            verdict = verdict with { Kind = null };
        }

        // "¿Cada cuánto?" alone is too short to tell its language; after a message in Spanish it need not.
        if (verdict.Language is null && context.Language is { } spoken && message.Tokens.Length <= AnswerLimits.LongestFollowUp && !_learned.Lexicon.IsMostlyEnglish(message.CorrectedTokens))
        {
            verdict = verdict with { Language = _knowledge.FindLanguage(spoken) };
        }

        var trace = new AnswerTrace { Verdict = verdict.Reason, Danger = verdict.Danger, SafetyTime = Stopwatch.GetElapsedTime(started) };
        var doctor = new DoctorReplyForm(verdict.DoctorReply, verdict.Language ?? (standing.Kinds.Count > 0 ? _knowledge.FindLanguage(context.Language) : null), verdict.IsBeyondDoubt && verdict.Caution is null, context.DoctorReplyGiven);
        var command = _commands.Match(question, message.Tokens);
        var followsUp = false;

        // Who tells how an alarm ended names it once more; a phrase that always counts is no such telling.
        var isCalledOff = standing.Kinds.Count > 0 && !verdict.IsByPhrase && _learned.IsResolved(message);
        standing = isCalledOff ? standing.CallOff() : verdict.Kind is { IsAlarm: true } raised ? standing.Raise(raised) : standing;

        // "On blood thinners." "So would a light one be all right?" Not: "I am not pregnant, and my back hurts."
        var earlier = verdict.Caution is null && context.Caution is { } id && !_learned.Safety.DeniesCaution(message) ? _knowledge.FindKind(id) : verdict.Caution;
        if (verdict is { Kind: null, DoctorReply: true } && !isCalledOff && standing.Kinds.Count == 0 && command is null && question.Length <= _options.MaxQuestionLength)
        {
            verdict = verdict with { Caution = earlier };
        }

        var note = verdict.Caution is { } named ? _composer.Caution(named, doctor.Language) : "";
        var answer = verdict.Kind switch
        {
            _ when isCalledOff && standing.Kinds.Count == 0 => _composer.Resolved(doctor, trace),
            { IsAlarm: true } kind when !isCalledOff => _composer.Safety(kind, verdict.IsAboutAnother, doctor, trace),
            _ when standing.Kinds.Count > 0 => command is { Kind: CommandKind.ForgetMe } forget ? _composer.Command(forget, trace) : _composer.Again(standing.Kinds, doctor, trace),
            _ when command is not null => _composer.Command(command, trace),
            { } kind => _composer.Safety(kind, verdict.IsAboutAnother, doctor, trace),
            _ when message.Tokens.Length == 0 => _composer.Wording(ReplyIds.NotText, DoctorReplyForm.NotDue, trace),
            _ when question.Length > _options.MaxQuestionLength => _composer.Wording(ReplyIds.TooLong, doctor with { IsDue = true }, trace),
            _ when verdict is { Language: { } language, DoctorReply: false, Caution: null } => _composer.EnglishOnly(language, doctor with { IsDue = context.PreviousPain }, trace),
            _ => Find(question, message, choice, context, verdict, doctor, trace, note, out followsUp),
        };
        answer = verdict.Caution is { } caution && answer is not (SafetyAnswer { Kind.IsAlarm: true } or CommandReply) ? AnswerComposer.WithCaution(answer, caution, note) : answer;
        answer = answer with { Language = verdict.Language?.Code };

        // What speaks of despair or abuse counts as due as well, and is no talk of pain to go on with.
        var isAboutPain = verdict is { DoctorReply: true, Kind: null or { Tier: Tier.Emergency or Tier.SameDay } };
        return answer with { Next = NextContext.After(context with { Caution = earlier?.Id, PreviousPain = context.PreviousPain || isAboutPain }, standing, question, followsUp, answer) };
    }

    private Answer Find(
        string question, Message message, AnswerDecision? choice, AnswerContext context, SafetyVerdict verdict, DoctorReplyForm doctor, AnswerTrace trace, string note, out bool followsUp)
    {
        var started = Stopwatch.GetTimestamp();
        (var decision, var ranking, followsUp) = _finder.Find(question, message, choice, context, verdict.DoctorReply);
        trace = trace with
        {
            Ranking = ranking.Passages,
            FixedShare = ranking.FixedShare,
            SearchTime = Stopwatch.GetElapsedTime(started),
        };

        // "Which muscle is it?" "How often?" Once pain was asked about, so is all that follows, but for the clinic's own facts and small talk.
        var due = verdict.DoctorReply || verdict.Caution is not null || (context.PreviousPain && !IsAside(message, decision, ranking));
        doctor = doctor with { IsDue = due };
        return verdict.Language is { } language && decision is not AnswerDecision.Show ? _composer.EnglishOnly(language, doctor, trace)
            : decision is AnswerDecision.Nothing && context.Misses > 0
            ? _composer.Wording(ReplyIds.SecondMiss, doctor, trace)
            : _composer.Compose(decision, doctor, trace, note);
    }

    private static bool IsAside(Message message, AnswerDecision decision, QuestionRanking ranking) => decision switch
    {
        AnswerDecision.Reply { FixedReply.Kind: FixedReplyKind.SmallTalk } => true,
        AnswerDecision.Reply { FixedReply.Id: FixedReply.OffTopic } => !(QuestionParts.MayAsk(message.Tokens) || message.Normalized.Contains('?')),
        AnswerDecision.Reply { FixedReply.DoctorReply: DoctorReplyPolicy.WhenMessageIsAboutPain } => ranking.IsFixedClear,
        AnswerDecision.Several { Passages.Count: 0 } several => several.Replies.All(reply => reply.Kind == FixedReplyKind.SmallTalk || reply.DoctorReply == DoctorReplyPolicy.WhenMessageIsAboutPain),
        _ => false,
    };
}
