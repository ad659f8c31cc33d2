namespace Bot.Answering.Ranking;

/// <summary>The best few passages, in order; of equals the one that was added first.</summary>
internal sealed class BestPassages(IReadOnlyList<Passage> passages)
{
    private readonly List<(int Passage, float Score)> _best = new(AnswerLimits.Listed + 1);

    /// <param name="passage">Its place in the knowledge.</param>
    /// <param name="score">How well it fits.</param>
    public void Add(int passage, float score)
    {
        if (_best.Count == AnswerLimits.Listed && score <= _best[^1].Score)
        {
            return;
        }

        var place = _best.Count;
        while (place > 0 && score > _best[place - 1].Score)
        {
            place--;
        }

        _best.Insert(place, (passage, score));
        if (_best.Count > AnswerLimits.Listed)
        {
            _best.RemoveAt(AnswerLimits.Listed);
        }
    }

    public List<RankedPassage> Ranked()
    {
        var ranked = new List<RankedPassage>(_best.Count);
        foreach (var (passage, score) in _best)
        {
            ranked.Add(new RankedPassage(passages[passage], score));
        }

        return ranked;
    }
}
