using Bot.Answering;
using Bot.Answering.Evaluation;
using Bot.Answering.Knowledge;
using Bot.Answering.Safety;

namespace Bot.Benchmarks.Thresholds;

/// <summary>Scores labelled messages as the bot does, by knowledge that may lack them.</summary>
internal sealed class MessageScorer : IDisposable
{
    private readonly LearnedKnowledge _learned;
    private readonly KindDetector _kinds;
    private readonly PainWords _painWords;

    private MessageScorer(KnowledgeBase knowledge)
    {
        _learned = new LearnedKnowledge(knowledge, Shipped.Cache);
        _kinds = new KindDetector(knowledge.Safety, _learned.Danger, _learned.Lexicon);
        _painWords = new PainWords(knowledge.Safety);
    }

    /// <summary>Scores all messages of sets.</summary>
    /// <param name="knowledge">What is learned from.</param>
    /// <param name="files">Sets of questions or chats.</param>
    /// <param name="folds">Parts into which they are dealt, each scored by knowledge without it; 0: scored by the knowledge as it stands.</param>
    public static IReadOnlyList<ScoredMessage> Score(KnowledgeBase knowledge, IReadOnlyList<string> files, int folds)
    {
        List<object> items = [.. files.SelectMany(IEnumerable<object> (file) => EvaluationJson.HoldsConversations(file) ? EvaluationJson.ReadConversations(file) : EvaluationJson.ReadQuestions(file))];
        var scored = new List<ScoredMessage>();
        foreach (var fold in items.Index().GroupBy(item => folds == 0 ? 0 : item.Index % folds, item => item.Item))
        {
            using var scorer = new MessageScorer(folds == 0 ? knowledge : Evaluator.Without(knowledge, fold.SelectMany(Messages)));
            scored.AddRange(fold.SelectMany(scorer.Score));
        }

        return scored;
    }

    public void Dispose() => _learned.Dispose();

    private static IEnumerable<string> Messages(object item) => item is EvaluationConversation chat ? chat.Turns : [((EvaluationQuestion)item).Question];

    private IEnumerable<ScoredMessage> Score(object item)
    {
        if (item is EvaluationQuestion question)
        {
            yield return Score(question.Question, question.Kind, question.Urgent, question.Pain, isAfterDanger: false, question.Claims);
            yield break;
        }

        var isAfterDanger = false;
        var chat = (EvaluationConversation)item;
        foreach (var (message, want) in chat.Turns.Zip(chat.Want))
        {
            bool? isDanger = EvaluatedTurn.CallsForNoAlarm(want) ? false : want == "again" ? null : true;
            yield return Score(message, want, isDanger, want == "pain" ? true : null, isAfterDanger, claims: []);
            isAfterDanger |= isDanger == true;
        }
    }

    private ScoredMessage Score(string text, string want, bool? isDanger, bool? isPain, bool isAfterDanger, IReadOnlyList<string> claims)
    {
        var message = _learned.Read(text);
        var (danger, _, pain, caution) = message.Whole.Judgement;
        var ranking = _learned.Ranker.Rank(message.Whole);
        var unknown = message.CorrectedTokens.Count(token => !_learned.Vocabulary.Knows(token.Text));
        return new ScoredMessage
        {
            IsDanger = isDanger,
            IsPain = isPain,
            Want = want,
            IsAfterDanger = isAfterDanger,
            Words = message.Tokens.Length,
            IsForeign = message.Reading.Language is not null,
            HasPhrase = _kinds.FirstPhrase(message) is not null,
            PainWords = (_painWords.StandTogether(message.Tokens) || (message.IsCorrected && _painWords.Speak(message.CorrectedTokens)), _painWords.UsualOnesAreIn(message.Tokens) || (message.IsCorrected && _painWords.UsualOnesAreIn(message.CorrectedTokens))),
            IsDoctorReplyDue = _learned.Safety.Judge(message, previous: null, standing: []).DoctorReply,
            Danger = danger,
            DangerOfAnyPart = Math.Max(danger, message.HighestOfParts(judgement => judgement.Danger)),
            DangerOfPart = message.Parts.Where(part => part.Terms.Count >= SafetyThresholds.FewestInPart).Select(part => part.Judgement.Danger).DefaultIfEmpty().Max(),
            Caution = caution,
            Resolved = _learned.Danger.ProbabilityOfEnd(message.Whole.Safety, message.Reading.Language is not null),
            Reaction = _learned.Danger.Reaction.Probability(message.Whole.Safety),
            Pain = pain,
            PainOfAnyPart = Math.Max(pain, message.HighestOfParts(judgement => judgement.PainManagement)),
            Unknown = unknown < 2 ? 0 : (double)unknown / message.CorrectedTokens.Length,
            Ranking = ranking,
            IsRight = [.. ranking.Passages.Select(ranked => ranked.Passage.Claims.Intersect(claims).Any())],
        };
    }
}
