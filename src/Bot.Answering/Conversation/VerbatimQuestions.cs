namespace Bot.Answering.Conversation;

/// <summary>
/// What was written down as a way of asking is answered as written down, whatever was learned: the clinic's own first,
/// then words that alone ask nothing, the passages, and small talk and questions out of scope last.
/// </summary>
internal sealed class VerbatimQuestions
{
    private readonly Dictionary<ulong, int> _byHash = [];
    private readonly IReadOnlyList<Question> _questions;

    /// <param name="knowledge">Says what is asked, and what answers it.</param>
    /// <param name="hashes">As <see cref="Hashes"/> gives them.</param>
    public VerbatimQuestions(KnowledgeBase knowledge, ulong[] hashes)
    {
        _questions = All(knowledge);
        for (var number = 0; number < hashes.Length; number++)
        {
            _byHash.TryAdd(hashes[number], number);
        }
    }

    /// <summary>Hashes of the words of all questions: to read tens of thousands of texts takes longer than to keep what they hash to.</summary>
    public static ulong[] Hashes(KnowledgeBase knowledge) => [.. All(knowledge).AsParallel().AsOrdered().Select(question => WordHash.Of(MessageParts.WordsOf(question.Text)))];

    /// <summary>What was written down for these very words; null when nothing was.</summary>
    public AnswerDecision? Find(ArraySegment<Token> words) =>
        MessageParts.Text(words) is var text && _byHash.TryGetValue(WordHash.Of(text), out var number) && MessageParts.WordsOf(_questions[number].Text) == text ? _questions[number].Decision : null;

    // Of questions in the same words the first one counts.
    private static IReadOnlyList<Question> All(KnowledgeBase knowledge) =>
    [
        .. Replies(knowledge.FixedReplies.Where(reply => reply.Kind == FixedReplyKind.Clinic)),
        .. Passages(knowledge.Passages.Where(passage => passage.Claims.Count == 0)),
        .. knowledge.WordChoices.SelectMany(choice => Each(choice.Words, new AnswerDecision.Offer(knowledge.FindPassages(choice.Passages)))),
        .. Passages(knowledge.Passages),
        .. Replies(knowledge.FixedReplies),
    ];

    private static IEnumerable<Question> Passages(IEnumerable<Passage> passages) =>
        passages.SelectMany(passage => Each([passage.Heading, .. passage.AskedAs], new AnswerDecision.Show([passage])));

    private static IEnumerable<Question> Replies(IEnumerable<FixedReply> replies) =>
        replies.SelectMany(reply => Each(reply.AskedAs, new AnswerDecision.Reply(reply)));

    private static IEnumerable<Question> Each(IEnumerable<string> texts, AnswerDecision decision) => texts.Select(text => new Question(text, decision));

    private sealed record Question(string Text, AnswerDecision Decision);
}
