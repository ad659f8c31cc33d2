using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Answering.Search;

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
    private readonly MessageClassifier _classifier;

    /// <param name="knowledge">Passages and fixed replies.</param>
    /// <param name="index">Made by <see cref="Index"/>.</param>
    /// <param name="classifier">Trained on <see cref="Examples"/>.</param>
    public PassageRanker(KnowledgeBase knowledge, PassageIndex index, MessageClassifier classifier)
    {
        _passages = knowledge.Passages;
        _fixedReplies = knowledge.FixedReplies;
        _index = index;
        _classifier = classifier;
    }

    /// <summary>An index of what passages say and of how they and fixed replies are asked for.</summary>
    public static PassageIndex Index(KnowledgeBase knowledge, PassageAnalyzer analyzer) => new(
        [
            .. knowledge.Passages.Select(p => new IndexEntry(p.Heading, p.Text, p.AskedAs)),
            .. knowledge.FixedReplies.Select(r => new IndexEntry("", "", r.AskedAs)),
        ],
        analyzer);

    /// <summary>What passages say and how they and fixed replies are asked for.</summary>
    public static TrainingSet Examples(KnowledgeBase knowledge)
    {
        var passages = knowledge.Passages;
        var fixedReplies = knowledge.FixedReplies;

        // Ways to ask for passages are many, examples of what is none are few: they weigh the same together.
        var fixedImportance = (float)passages.Sum(p => p.AskedAs.Count) / Math.Max(1, fixedReplies.Sum(r => r.AskedAs.Count));
        return new TrainingSet(
            [
                .. passages.SelectMany((p, number) => p.AskedAs.Append(p.Heading).Append(p.Text).Select(text => new LabelledText(text, number))),
                .. fixedReplies.SelectMany((r, number) => r.AskedAs.Select(text => new LabelledText(text, passages.Count + number))),
            ],
            [.. Enumerable.Repeat(1f, passages.Count), .. Enumerable.Repeat(fixedImportance, fixedReplies.Count)],
            new TrainingOptions());
    }

    public QuestionRanking Rank(Message message)
    {
        // A classifier always has a favourite; a message that shares no word with anything known is about none of it.
        var hits = _index.Search(message.Corrected, SearchDepth);
        if (hits.Count == 0)
        {
            return QuestionRanking.Empty;
        }

        var scores = _classifier.Predict(message.Features);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] *= ClassifierWeight;
        }

        AddSearch(hits, scores);
        var fixedScores = scores.AsSpan(_passages.Count);
        var best = 0;
        var fixedShare = 0f;
        for (var i = 0; i < fixedScores.Length; i++)
        {
            fixedShare += fixedScores[i];
            best = fixedScores[i] > fixedScores[best] ? i : best;
        }

        return new QuestionRanking(
            Best(scores.AsSpan(0, _passages.Count)),
            _fixedReplies.Count == 0 ? null : _fixedReplies[best],
            fixedShare);
    }

    // The best few, in order; of equals the one that stands first in the knowledge.
    private List<RankedPassage> Best(ReadOnlySpan<float> scores)
    {
        var best = new List<RankedPassage>(QuestionRanking.Listed + 1);
        for (var i = 0; i < scores.Length; i++)
        {
            if (best.Count == QuestionRanking.Listed && scores[i] <= best[^1].Score)
            {
                continue;
            }

            var place = best.Count;
            while (place > 0 && scores[i] > best[place - 1].Score)
            {
                place--;
            }

            best.Insert(place, new RankedPassage(_passages[i], scores[i]));
            if (best.Count > QuestionRanking.Listed)
            {
                best.RemoveAt(QuestionRanking.Listed);
            }
        }

        return best;
    }

    private static void AddSearch(IReadOnlyList<EntryHit> hits, float[] scores)
    {
        var total = hits.Sum(hit => hit.Score * hit.Score);
        foreach (var hit in hits)
        {
            scores[hit.Entry] += (1 - ClassifierWeight) * hit.Score * hit.Score / total;
        }
    }
}
