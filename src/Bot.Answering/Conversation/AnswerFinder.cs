namespace Bot.Answering.Conversation;

/// <summary>Finds what answers a message that shows no danger and is no command.</summary>
internal sealed class AnswerFinder
{
    private readonly KnowledgeBase _knowledge;
    private readonly LearnedKnowledge _learned;
    private readonly FollowUpDetector _followUps;
    private readonly PhraseSet _whys;
    private readonly VerbatimQuestions _verbatim;
    private readonly (Passage Passage, PhraseSet Conditions, PhraseSet AskedWith)[] _byCondition;

    public AnswerFinder(KnowledgeBase knowledge, LearnedKnowledge learned)
    {
        _knowledge = knowledge;
        _learned = learned;
        _followUps = new FollowUpDetector(knowledge.FollowUps);
        _whys = new PhraseSet(knowledge.Whys);
        _verbatim = new VerbatimQuestions(knowledge, learned.Verbatim);
        _byCondition = [.. knowledge.Passages.Where(passage => passage.Conditions.Count > 0).Select(passage => (passage, new PhraseSet(passage.Conditions), new PhraseSet(passage.AskedWith)))];
    }

    /// <param name="question">The message as typed.</param>
    /// <param name="message">The same, read.</param>
    /// <param name="choice">What the visitor chose of what was offered.</param>
    /// <param name="context">What is known of the conversation.</param>
    /// <param name="isAboutPain">The doctor reply is due.</param>
    public FoundAnswer Find(string question, Message message, AnswerDecision? choice, AnswerContext context, bool isAboutPain)
    {
        var ranking = _learned.Ranker.Rank(message.Whole);
        var followUp = _followUps.Judge(message.Tokens);
        var shown = _knowledge.FindPassages(context.PreviousPassages);
        var followsUp = shown.Count > 0 && (followUp == FollowUp.Whole || (followUp == FollowUp.Beginning && !ranking.IsClear));
        if (followsUp)
        {
            ranking = _learned.Ranker.Rank(_learned.Read($"{context.PreviousQuestion} {question}").Whole);
        }

        AnswerDecision Decide(QuestionRanking about) => AnswerPolicy.Decide(about, isAboutPain);
        if ((choice ?? (followUp == FollowUp.Whole ? GoOn(message, shown, context) : _verbatim.Find(message.Tokens))) is { } certain)
        {
            return new FoundAnswer(certain, ranking, followsUp);
        }

        var (several, isCertain) = followsUp ? (new AnswerDecision.Several([], [], []), false) : Several(message, ranking, Decide);
        if (isCertain)
        {
            return new FoundAnswer(several, ranking, followsUp);
        }

        var decision = Decide(ranking);
        if (followUp == FollowUp.None && decision is not (AnswerDecision.Show or AnswerDecision.Offer) && ClearestPart(message, Decide) is { } part)
        {
            (ranking, decision) = (part, Decide(part));
        }

        decision = ByCondition(message, decision);
        if (decision is AnswerDecision.Show show)
        {
            decision = new AnswerDecision.Show([.. show.Passages.Take(1).Concat(several.Passages).Concat(several.Offered).Concat(show.Passages).Distinct()]);
        }

        return new FoundAnswer(decision, ranking, followsUp);
    }

    private AnswerDecision GoOn(Message message, IReadOnlyList<Passage> shown, AnswerContext context)
    {
        var seen = _knowledge.FindPassages(context.SeenPassages);
        foreach (var hit in _whys.Find(message.Tokens))
        {
            if (hit.Length == message.Tokens.Length)
            {
                return AnswerPolicy.Why(shown, seen, _knowledge);
            }
        }

        return AnswerPolicy.More(shown, seen, _knowledge);
    }

    // What is clear of two questions or more is answered, in their order, and the rest is offered; one alone is left to the
    // message as a whole. Beside one that is clear, another is less likely off topic.
    private (AnswerDecision.Several Several, bool IsCertain) Several(Message message, QuestionRanking whole, Func<QuestionRanking, AnswerDecision> decide)
    {
        var parts = QuestionParts.Of(message.Corrected).Select(part => (part, ranking: Rank(part, decide))).ToList();
        if (!parts.Exists(p => p.part.Asks) && whole.IsFixedClear && decide(whole) is AnswerDecision.Reply { FixedReply.IsIdle: false })
        {
            // "The therapist hurt me and I have bruises" is a complaint, not a list of two subjects.
            return (new AnswerDecision.Several([], [], []), false);
        }

        parts = parts.Count == 0 ? Halves(message, decide) : parts;
        var (passages, likely, replies, told, offered) = (new List<Passage>(), new List<Passage>(), new List<FixedReply>(), new List<Passage>(), new List<Passage>());
        var isReplyFirst = false;
        var clear = parts.Where(p => IsClear(p.ranking, decide)).DistinctBy(p => Best(p.ranking, decide)).Count();
        foreach (var (part, ranking) in parts)
        {
            var mayBeMore = clear > 0 && ranking is { FixedReply.IsIdle: true, IsSurelyIdle: false };
            var verbatim = _verbatim.Find(part.Words);
            switch (verbatim ?? decide(mayBeMore ? ranking with { FixedReply = null } : ranking))
            {
                case AnswerDecision.Show { Passages: [var passage, ..] } when ranking.IsClear:
                    AddOnce(passage, part.Asks ? passages : told);
                    break;
                case AnswerDecision.Show { Passages: [var passage, ..] } when clear > 0 && part.Asks && ranking.IsClearBesideOthers:
                    AddOnce(passage, likely);
                    break;
                case AnswerDecision.Show { Passages: [var passage, ..] }:
                    AddOnce(passage, offered);
                    break;
                case AnswerDecision.Reply { FixedReply: { IsIdle: false } reply }
                    when verbatim is not null || ranking.IsFixedClear || (part.Asks && (clear < 2 || reply.DoctorReply == DoctorReplyPolicy.Always)):
                    isReplyFirst |= part.Asks && passages.Count + likely.Count == 0;
                    AddOnce(reply, replies);
                    break;
                default:
                    break;
            }
        }

        passages.AddRange(likely.Except(passages).ToList());

        // What only leads up to a question is offered beside its answer: "my neck is stiff, who may do this at home?" Read
        // without it the question may mean something else: "shoulders mainly, is that something it covers?"
        var isLedUpTo = told.Count > 0 && passages.Exists(passage => whole.Passages.Take(AnswerLimits.Likely).Any(ranked => ranked.Passage == passage));
        if (!isLedUpTo)
        {
            passages.InsertRange(0, told.Except(passages).ToList());
        }

        // Before a question for the clinic it may be a complaint all the same: "stiff neck. How much is it?"
        if (passages.Count == 0 && replies.Count == 1 && ClearestPart(message, decide) is { } clearest)
        {
            passages.Add(clearest.Passages[0].Passage);
        }

        return (new AnswerDecision.Several(passages, replies, [.. told.Concat(offered).Except(passages)], isReplyFirst), isLedUpTo || passages.Count + replies.Count > 1);
    }

    // "Do you take cards and the other thing was what it costs": two halves, each of which is beyond doubt about something else.
    private List<(QuestionPart Part, QuestionRanking Ranking)> Halves(Message message, Func<QuestionRanking, AnswerDecision> decide)
    {
        (List<(QuestionPart, QuestionRanking)> Parts, float Confidence) best = ([], AnswerThresholds.FixedClear);
        foreach (var (left, right) in QuestionParts.Halves(message.CorrectedTokens))
        {
            var first = Rank(left, decide);
            if (!IsClear(first, decide) || first.Confidence <= best.Confidence)
            {
                continue;
            }

            var second = Rank(right, decide);
            var least = Math.Min(first.Confidence, second.Confidence);
            if (least > best.Confidence && IsClear(second, decide) && Best(first, decide) != Best(second, decide))
            {
                best = ([(left, first), (right, second)], least);
            }
        }

        return best.Parts;
    }

    private static bool IsClear(QuestionRanking ranking, Func<QuestionRanking, AnswerDecision> decide) =>
        decide(ranking) is AnswerDecision.Show ? ranking.IsClear : ranking is { IsFixedClear: true, FixedReply.IsIdle: false };

    private static object? Best(QuestionRanking ranking, Func<QuestionRanking, AnswerDecision> decide) => decide(ranking) switch
    {
        AnswerDecision.Show { Passages: [var passage, ..] } => passage,
        AnswerDecision.Reply reply => reply.FixedReply,
        _ => null,
    };

    // "My hip has ached for weeks. Could it do any good?": what is asked of "it" may only be clear with what was told.
    private QuestionRanking Rank(QuestionPart part, Func<QuestionRanking, AnswerDecision> decide)
    {
        var text = MessageParts.Text(part.Words);
        var alone = _learned.Ranker.Rank(_learned.ReadQuestion(text));
        if (!part.Asks || part.Told.Length is 0 or > AnswerLimits.LongestChain || IsClear(alone, decide) || alone.IsSurelyIdle)
        {
            return alone;
        }

        var together = _learned.Ranker.Rank(_learned.ReadQuestion($"{part.Told} {text}"));
        return together.Confidence > alone.Confidence ? together : alone;
    }

    private static void AddOnce<T>(T item, List<T> items)
    {
        if (!items.Contains(item))
        {
            items.Add(item);
        }
    }

    // A condition is answered by rule, not by what its words happen to resemble: where massage is asked about, or nothing is.
    private AnswerDecision ByCondition(Message message, AnswerDecision decision)
    {
        var instead = decision switch
        {
            AnswerDecision.Nothing or AnswerDecision.Offer => "",
            AnswerDecision.Show { Passages: [var passage, ..] } => passage.Id,
            AnswerDecision.Reply reply => reply.FixedReply.Id,
            _ => null,
        };
        foreach (var (passage, conditions, askedWith) in _byCondition)
        {
            if (instead is not null && (instead.Length == 0 || passage.InsteadOf.Contains(instead))
                && conditions.Find(message.Tokens).Any()
                && (instead.Length == 0 || !QuestionParts.Asks(message.Tokens) || askedWith.Find(message.Tokens).Any()))
            {
                return new AnswerDecision.Show([passage]);
            }
        }

        return decision;
    }

    // Of two questions the one that is out of scope, or a word of thanks, must not hide the one that can be answered.
    private QuestionRanking? ClearestPart(Message message, Func<QuestionRanking, AnswerDecision> decide) =>
        message.Parts
            .Select(_learned.Ranker.Rank)
            .Where(ranking => ranking.IsClear && decide(ranking) is AnswerDecision.Show)
            .MaxBy(ranking => ranking.Passages[0].Score);
}
