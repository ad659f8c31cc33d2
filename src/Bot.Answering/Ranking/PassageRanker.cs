using Bot.Answering.Classification;
using Bot.Answering.Knowledge;
using Bot.Answering.Search;

namespace Bot.Answering.Ranking;

/// <summary>
/// Ranks passages for a question by two witnesses: BM25 over what passages say and how they are asked for, and a
/// classifier trained on the same alternate questions.
/// </summary>
internal sealed class PassageRanker : IDisposable
{
    /// <summary>The classifier's weight; BM25 has the rest.</summary>
    private const float ClassifierWeight = 0.75f;

    /// <summary>Entries that BM25 reports.</summary>
    private const int SearchDepth = 20;

    private readonly IReadOnlyList<Passage> _passages;
    private readonly IReadOnlyList<FixedReply> _fixedReplies;
    private readonly PassageIndex _index;
    private readonly MessageClassifier _classifier;

    public PassageRanker(KnowledgeBase knowledge, PassageAnalyzer analyzer, FeatureExtractor features)
    {
        _passages = knowledge.Passages;
        _fixedReplies = knowledge.FixedReplies;
        _index = PassageIndex.InMemory(
            [
                .. _passages.Select(p => new IndexEntry(p.Heading, p.Text, p.AskedAs)),
                .. _fixedReplies.Select(r => new IndexEntry("", "", r.AskedAs)),
            ],
            analyzer);

        // Ways to ask for passages are many, examples of what is none are few: they weigh the same together.
        var fixedImportance = (float)_passages.Sum(p => p.AskedAs.Count) / Math.Max(1, _fixedReplies.Sum(r => r.AskedAs.Count));
        float[] importance = [.. Enumerable.Repeat(1f, _passages.Count), .. Enumerable.Repeat(fixedImportance, _fixedReplies.Count)];
        _classifier = MessageClassifier.Train(Examples(), importance, features, new TrainingOptions());
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
            [.. _passages.Select((passage, i) => new RankedPassage(passage, scores[i])).OrderByDescending(p => p.Score)],
            _fixedReplies.Count == 0 ? null : _fixedReplies[best],
            fixedShare);
    }

    public void Dispose() => _index.Dispose();

    private static void AddSearch(IReadOnlyList<EntryHit> hits, float[] scores)
    {
        var total = hits.Sum(hit => hit.Score * hit.Score * hit.Score);
        foreach (var hit in hits)
        {
            scores[hit.Entry] += (1 - ClassifierWeight) * hit.Score * hit.Score * hit.Score / total;
        }
    }

    private IEnumerable<(string Text, int Class)> Examples()
    {
        for (var i = 0; i < _passages.Count; i++)
        {
            var passage = _passages[i];
            foreach (var text in passage.AskedAs.Append(passage.Heading).Append(passage.Text))
            {
                yield return (text, i);
            }
        }

        for (var i = 0; i < _fixedReplies.Count; i++)
        {
            foreach (var text in _fixedReplies[i].AskedAs)
            {
                yield return (text, _passages.Count + i);
            }
        }
    }
}
