using Bot.Answering.Knowledge;
using Bot.Answering.Search;
using Bot.Answering.Search.Indexing;

namespace Bot.Answering.Ranking;

/// <summary>
/// Ranks passages for a question by two witnesses: BM25 over what passages say and how they are asked for, and a
/// classifier trained on the same alternate questions.
/// </summary>
internal sealed class PassageRanker
{
    /// <summary>The classifier's weight; BM25 has the rest.</summary>
    private const float ClassifierWeight = 0.75f;

    /// <summary>Entries that BM25 reports.</summary>
    private const int SearchDepth = 20;

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

    public QuestionRanking Rank(Message message)
    {
        // A classifier always has a favourite; a message that shares no word with anything known is about none of it.
        var hits = _index.Search(message.Corrected, SearchDepth);
        if (hits.Count == 0)
        {
            return QuestionRanking.Empty;
        }

        var fixedScores = new float[_fixedReplies.Count];
        var passages = Score(message, hits, fixedScores);
        var best = 0;
        var fixedShare = 0f;
        for (var i = 0; i < fixedScores.Length; i++)
        {
            fixedShare += fixedScores[i];
            best = fixedScores[i] > fixedScores[best] ? i : best;
        }

        return new QuestionRanking(
            Best(passages), _fixedReplies.Count == 0 ? null : _fixedReplies[best], fixedShare);
    }

    // The best few, in order; of equals the one that stands first in the knowledge.
    private static List<RankedPassage> Best(List<RankedPassage> passages)
    {
        var best = new List<RankedPassage>(QuestionRanking.Listed + 1);
        foreach (var passage in passages)
        {
            if (best.Count == QuestionRanking.Listed && passage.Score <= best[^1].Score)
            {
                continue;
            }

            var place = best.Count;
            while (place > 0 && passage.Score > best[place - 1].Score)
            {
                place--;
            }

            best.Insert(place, passage);
            if (best.Count > QuestionRanking.Listed)
            {
                best.RemoveAt(QuestionRanking.Listed);
            }
        }

        return best;
    }

    private List<RankedPassage> Score(Message message, IReadOnlyList<EntryHit> hits, Span<float> fixedScores)
    {
        var search = new float[hits.Count];
        var total = hits.Sum(Emphasised);
        var foundPassages = 0f;
        for (var i = 0; i < search.Length; i++)
        {
            search[i] = Emphasised(hits[i]) / total;
            foundPassages += hits[i].Entry < _passages.Count ? search[i] : 0;
        }

        var passageScores = _classifier.Predict(message.Features, fixedScores);
        for (var i = 0; i < fixedScores.Length; i++)
        {
            fixedScores[i] *= ClassifierWeight;
        }

        var found = new Dictionary<int, float>(hits.Count);
        for (var i = 0; i < search.Length; i++)
        {
            if (hits[i].Entry >= _passages.Count)
            {
                fixedScores[hits[i].Entry - _passages.Count] += (1 - ClassifierWeight) * search[i];
            }
            else
            {
                // A classifier that does not tell passages apart leaves that to the search.
                var share = passageScores.Count == 1 ? passageScores[0] * search[i] / foundPassages : 0;
                found[hits[i].Entry] = (ClassifierWeight * share) + ((1 - ClassifierWeight) * search[i]);
            }
        }

        return passageScores.Count == 1 && _passages.Count > 1
            ? [.. found.Select(p => new RankedPassage(_passages[p.Key], p.Value))]
            : [.. _passages.Select((passage, i) => new RankedPassage(passage, (ClassifierWeight * passageScores[i]) + found.GetValueOrDefault(i)))];
    }

    // A hit twice as good counts eight times: the search has a say where it has a clear favourite.
    private static float Emphasised(EntryHit hit) => hit.Score * hit.Score * hit.Score;
}
