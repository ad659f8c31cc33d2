namespace Bot.Answering.Conversation;

/// <summary>
/// What was written down as a way of asking is answered as written down, whatever was learned: the clinic's own first,
/// then words that alone ask nothing, the passages, and small talk and questions out of scope last.
/// </summary>
internal sealed class VerbatimQuestions
{
    private readonly Dictionary<string, AnswerDecision> _byWords = new(StringComparer.Ordinal);

    public VerbatimQuestions(KnowledgeBase knowledge)
    {
        foreach (var reply in knowledge.FixedReplies.Where(reply => reply.Kind == FixedReplyKind.Clinic))
        {
            Add(reply.AskedAs, new AnswerDecision.Reply(reply));
        }

        AddPassages(knowledge.Passages.Where(passage => passage.Claims.Count == 0));
        foreach (var choice in knowledge.WordChoices)
        {
            Add(choice.Words, new AnswerDecision.Offer(knowledge.FindPassages(choice.Passages)));
        }

        AddPassages(knowledge.Passages);
        foreach (var reply in knowledge.FixedReplies)
        {
            Add(reply.AskedAs, new AnswerDecision.Reply(reply));
        }
    }

    /// <summary>What was written down for these very words; null when nothing was.</summary>
    public AnswerDecision? Find(ArraySegment<Token> words) => _byWords.GetValueOrDefault(MessageParts.Text(words));

    private void AddPassages(IEnumerable<Passage> passages)
    {
        foreach (var passage in passages)
        {
            Add([passage.Heading, .. passage.AskedAs], new AnswerDecision.Show([passage]));
        }
    }

    private void Add(IEnumerable<string> texts, AnswerDecision decision)
    {
        foreach (var text in texts)
        {
            _byWords.TryAdd(MessageParts.WordsOf(text), decision);
        }
    }
}
