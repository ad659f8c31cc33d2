namespace Bot.Answering.Evaluation;

/// <summary>Runs the engine over labelled questions.</summary>
public static class Evaluator
{
    /// <summary>Answers every question, and every turn of the chats, each chat as one conversation.</summary>
    /// <param name="knowledge">To answer from.</param>
    /// <param name="options">Settings.</param>
    /// <param name="questions">Labelled questions.</param>
    /// <param name="chats">Labelled chats.</param>
    /// <param name="folds">
    /// 0: with the knowledge as it stands. More: questions and chats are dealt into so many parts in turn, and each part is answered
    /// with knowledge from which it was taken out; the figures then tell how unseen messages fare, although these are part of <c>knowledge/</c>.
    /// </param>
    /// <param name="cache">Where to keep what is learned of the knowledge as it stands; of a part of it, nothing is kept. Null: nowhere.</param>
    public static (IReadOnlyList<EvaluatedAnswer> Answers, IReadOnlyList<EvaluatedTurn> Turns) Answer(
        KnowledgeBase knowledge, AnsweringOptions options, IReadOnlyList<EvaluationQuestion> questions, IReadOnlyList<EvaluationConversation> chats, int folds, ModelCache? cache = null)
    {
        var (answers, turns) = (new List<EvaluatedAnswer>(), new List<EvaluatedTurn>());
        var parts = Math.Max(1, folds);
        for (var part = 0; part < parts; part++)
        {
            List<EvaluationQuestion> asked = [.. questions.Where((_, number) => number % parts == part)];
            List<EvaluationConversation> told = [.. chats.Where((_, number) => number % parts == part)];
            if (asked.Count + told.Count == 0)
            {
                break;
            }

            using var engine = new AnswerEngine(folds == 0 ? knowledge : Without(knowledge, [.. asked.Select(question => question.Question), .. told.SelectMany(chat => chat.Turns)]), options, cache);

            // On all processors, which a bot that serves visitors meanwhile could not spare.
            answers.AddRange(asked.AsParallel().AsOrdered().Select(question => Answer(engine, question)));
            turns.AddRange(told.AsParallel().AsOrdered().SelectMany(chat => Turns(engine, chat)));
        }

        var byQuestion = answers.ToLookup(answer => answer.Question);
        return ([.. questions.Select(question => byQuestion[question].First())], turns);
    }

    /// <summary>Answers every question with an engine at hand.</summary>
    public static IReadOnlyList<EvaluatedAnswer> Answer(AnswerEngine engine, IEnumerable<EvaluationQuestion> questions) =>
        [.. questions.Select(question => Answer(engine, question))];

    /// <summary>Answers every turn of the chats with an engine at hand.</summary>
    public static IReadOnlyList<EvaluatedTurn> Answer(AnswerEngine engine, IEnumerable<EvaluationConversation> chats) => [.. chats.SelectMany(chat => Turns(engine, chat))];

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

    private static EvaluatedAnswer Answer(AnswerEngine engine, EvaluationQuestion question) => new(question, engine.Answer(question.Question, AnswerContext.Empty));

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
