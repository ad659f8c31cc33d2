namespace Bot.Answering.Evaluation;

/// <summary>Runs the engine over labelled questions.</summary>
public static class Evaluator
{
    /// <summary>Answers every question with the knowledge as it stands.</summary>
    public static IReadOnlyList<EvaluatedAnswer> Answer(KnowledgeBase knowledge, AnsweringOptions options, IEnumerable<EvaluationQuestion> questions)
    {
        using var engine = new AnswerEngine(knowledge, options);
        return Answer(engine, questions);
    }

    /// <summary>Answers every question with an engine at hand.</summary>
    public static IReadOnlyList<EvaluatedAnswer> Answer(AnswerEngine engine, IEnumerable<EvaluationQuestion> questions) =>
        [.. questions.Select(q => new EvaluatedAnswer(q, engine.Answer(q.Question, AnswerContext.Empty)))];

    /// <summary>Answers every turn of the chats with an engine at hand.</summary>
    public static IReadOnlyList<EvaluatedTurn> Answer(AnswerEngine engine, IEnumerable<EvaluationConversation> chats) => [.. chats.SelectMany(chat => Turns(engine, chat))];

    /// <summary>
    /// Answers every question with knowledge from which it, and the others of its fold, were taken out: the figures
    /// then tell how unseen questions fare, although the questions are part of <c>knowledge/</c>. The questions are
    /// dealt into <paramref name="folds"/> parts in turn.
    /// </summary>
    public static IReadOnlyList<EvaluatedAnswer> CrossValidate(
        KnowledgeBase knowledge, AnsweringOptions options, IReadOnlyList<EvaluationQuestion> questions, int folds)
    {
        var dealt = questions.Select((question, index) => (question, fold: index % folds)).ToLookup(q => q.fold, q => q.question);
        var answered = dealt.SelectMany(fold => Answer(Without(knowledge, fold.Select(q => q.Question)), options, fold));
        var byId = answered.ToLookup(a => a.Question);
        return [.. questions.Select(q => byId[q].First())];
    }

    /// <summary>Answers every turn of the chats, each chat as one conversation.</summary>
    public static IReadOnlyList<EvaluatedTurn> Answer(KnowledgeBase knowledge, AnsweringOptions options, IEnumerable<EvaluationConversation> chats)
    {
        using var engine = new AnswerEngine(knowledge, options);
        return Answer(engine, chats);
    }

    /// <summary>The same with knowledge from which the turns of each fold were taken out; see above.</summary>
    public static IReadOnlyList<EvaluatedTurn> CrossValidate(
        KnowledgeBase knowledge, AnsweringOptions options, IReadOnlyList<EvaluationConversation> chats, int folds)
    {
        var dealt = chats.Select((chat, index) => (chat, fold: index % folds)).ToLookup(c => c.fold, c => c.chat);
        return [.. dealt.SelectMany(fold => Answer(Without(knowledge, fold.SelectMany(chat => chat.Turns)), options, fold))];
    }

    public static EvaluationReport Report(string set, IReadOnlyList<EvaluatedAnswer> answers)
    {
        var misses = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

        Rate Count(string name, Func<EvaluatedAnswer, bool> among, Func<EvaluatedAnswer, bool> counted, bool wanted)
        {
            var chosen = answers.Where(among).ToList();
            misses[name] = [.. chosen.Where(a => counted(a) != wanted).Select(a => a.Question.Id)];
            return new Rate(chosen.Count(counted), chosen.Count);
        }

        return new EvaluationReport(
            set,
            RightAt1: Count("rightAt1", a => a.IsAnswerable, a => a.IsRightAt1, wanted: true),
            RightAt3: Count("rightAt3", a => a.IsAnswerable, a => a.IsRightAt3, wanted: true),
            AnswerableRefused: Count("answerableRefused", a => a.IsAnswerable, a => !a.ShowsPassage, wanted: false),
            DoctorRecall: Count("doctorRecall", a => a.Question.Pain == true, a => a.Answer.DoctorReply, wanted: true),
            DoctorFalseAlarms: Count("doctorFalseAlarms", a => a.Question.Pain == false, a => a.Answer.DoctorReply, wanted: false),
            UrgentRecall: Count("urgentRecall", a => a.Question.Urgent, a => a.IsUrgent, wanted: true),
            UrgentFalseAlarms: Count("urgentFalseAlarms", a => !a.Question.Urgent, a => a.IsUrgent, wanted: false),
            OutOfScopeRefused: Count("outOfScopeRefused", a => a.IsOutOfScope, a => !a.ShowsPassage, wanted: true),
            misses);
    }

    private static IEnumerable<EvaluatedTurn> Turns(AnswerEngine engine, EvaluationConversation chat) => engine.Converse(chat.Turns).Zip(chat.Want)
        .Select((turn, number) => new EvaluatedTurn($"{chat.Id}#{number}", turn.Second, chat.Group, chat.Language, turn.First));

    /// <summary>The knowledge without the questions.</summary>
    internal static KnowledgeBase Without(KnowledgeBase knowledge, IEnumerable<string> questions)
    {
        var heldOut = questions.Select(MessageParts.WordsOf).ToHashSet(StringComparer.Ordinal);
        List<string> Rest(IReadOnlyList<string> texts) => [.. texts.Where(text => !heldOut.Contains(MessageParts.WordsOf(text)))];
        return knowledge with
        {
            Passages = [.. knowledge.Passages.Select(p => p with { AskedAs = Rest(p.AskedAs) })],
            FixedReplies = [.. knowledge.FixedReplies.Select(r => r with { AskedAs = Rest(r.AskedAs) })],
            Safety = knowledge.Safety with
            {
                Resolved = Rest(knowledge.Safety.Resolved),
                NotResolved = Rest(knowledge.Safety.NotResolved),
                Due = Rest(knowledge.Safety.Due),
                NotDue = Rest(knowledge.Safety.NotDue),
                Languages = [.. knowledge.Safety.Languages.Select(l => l with { Ordinary = Rest(l.Ordinary) })],
                Kinds = [.. knowledge.Safety.Kinds.Select(k => k with { Examples = Rest(k.Examples), LookAlikes = Rest(k.LookAlikes) })],
            },
        };
    }
}
