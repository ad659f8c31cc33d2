namespace Bot.Answering.Ranking;

/// <summary>
/// Ranks passages for a question by two witnesses: BM25 over what passages say and how they are asked for, and a
/// classifier trained on the same alternate questions.
/// </summary>
internal sealed class PassageRanker
{
    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<FixedReply> _fixedReplies;
    private readonly PassageIndex _index;
    private readonly KnowledgeClassifier _classifier;

    /// <param name="index">Made of <see cref="Entries"/>.</param>
    /// <param name="knowledge">What is ranked.</param>
    /// <param name="classifier">Tells its passages and fixed replies apart.</param>
    public PassageRanker(PassageIndex index, KnowledgeBase knowledge, KnowledgeClassifier classifier)
    {
        _index = index;
        _passages = knowledge.Passages;
        _fixedReplies = knowledge.FixedReplies;
        _classifier = classifier;
    }

    /// <summary>What is searched: the passages, then the fixed replies by what they reply to.</summary>
    public static IReadOnlyList<IndexEntry> Entries(KnowledgeBase knowledge) =>
    [
        .. knowledge.Passages.Select(p => new IndexEntry(p.Heading, p.Text, p.AskedAs)),
        .. knowledge.FixedReplies.Select(r => new IndexEntry("", "", r.AskedAs)),
    ];

    public QuestionRanking Rank(AnalysedText question)
    {
        // A classifier always has a favourite; a message that shares no word with anything known is about none of it.
        var hits = _index.Search(question.Terms, AnswerLimits.SearchDepth);
        if (hits.Count == 0)
        {
            return QuestionRanking.Empty;
        }

        Span<float> fixedScores = stackalloc float[_fixedReplies.Count];
        var passages = Score(question, hits, fixedScores);
        var best = 0;
        var (fixedShare, idleShare) = (0f, 0f);
        for (var i = 0; i < fixedScores.Length; i++)
        {
            fixedShare += fixedScores[i];
            idleShare += _fixedReplies[i].IsIdle ? fixedScores[i] : 0;
            best = fixedScores[i] > fixedScores[best] ? i : best;
        }

        return new QuestionRanking(passages, _fixedReplies.Count == 0 ? null : _fixedReplies[best], fixedShare, idleShare);
    }

    private List<RankedPassage> Score(AnalysedText question, IReadOnlyList<EntryHit> hits, Span<float> fixedScores)
    {
        var probabilities = _classifier.Predict(question, fixedScores);
        foreach (ref var score in fixedScores)
        {
            score *= AnswerWeights.Classifier;
        }

        var (total, ofPassages) = (0f, 0f);
        foreach (var hit in hits)
        {
            total += Emphasised(hit);
            ofPassages += hit.Entry < _passages.Count ? Emphasised(hit) : 0;
        }

        // A classifier that does not tell passages apart leaves that to the search.
        var tellsApart = probabilities.Count == _passages.Count;
        if (tellsApart)
        {
            foreach (ref var probability in probabilities.AsSpan())
            {
                probability *= AnswerWeights.Classifier;
            }
        }

        var best = new BestPassages(_passages);
        foreach (var hit in hits)
        {
            var found = (1 - AnswerWeights.Classifier) * Emphasised(hit) / total;
            if (hit.Entry >= _passages.Count)
            {
                fixedScores[hit.Entry - _passages.Count] += found;
            }
            else if (tellsApart)
            {
                probabilities.AsSpan()[hit.Entry] += found;
            }
            else
            {
                best.Add(hit.Entry, (AnswerWeights.Classifier * probabilities[0] * Emphasised(hit) / ofPassages) + found);
            }
        }

        for (var i = 0; tellsApart && i < probabilities.Count; i++)
        {
            best.Add(i, probabilities[i]);
        }

        return best.Ranked();
    }

    // A hit twice as good counts eight times: the search has a say where it has a clear favourite.
    private static float Emphasised(EntryHit hit) => hit.Score * hit.Score * hit.Score;
}
