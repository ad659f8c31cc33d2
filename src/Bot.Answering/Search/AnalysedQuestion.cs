namespace Bot.Answering.Search;

/// <summary>A question made ready for both steps of the search.</summary>
internal sealed class AnalysedQuestion
{
    private readonly Dictionary<uint, int> _terms;

    // A bit for each term: most words of a document are none of the question's, and are passed over at once.
    private readonly ulong _seen;

    /// <param name="terms">The question's different terms, the rarest first; at least one.</param>
    /// <param name="sequence">Positions in <paramref name="terms"/> of the question's words, in its order.</param>
    public AnalysedQuestion(List<QueryTerm> terms, List<int> sequence)
    {
        Terms = [.. terms];
        var pairs = new List<(int, int)>(sequence.Count);
        for (var i = 1; i < sequence.Count; i++)
        {
            var pair = (sequence[i - 1], sequence[i]);
            if (pair.Item1 != pair.Item2 && !pairs.Contains(pair))
            {
                pairs.Add(pair);
            }
        }

        Pairs = [.. pairs];
        _terms = new Dictionary<uint, int>(Terms.Length);
        for (var i = 0; i < Terms.Length; i++)
        {
            _terms.TryAdd(Terms[i].Hash, i);
            _seen |= Bit(Terms[i].Hash);
        }
    }

    public QueryTerm[] Terms { get; }

    /// <summary>Words that follow each other in the question, as positions in <see cref="Terms"/>.</summary>
    public (int First, int Second)[] Pairs { get; }

    /// <summary>Counts the question's terms and pairs in a part of a document, in one pass over it.</summary>
    public void Count(ReadOnlySpan<uint> words, Span<int> counts, Span<int> pairCounts)
    {
        var previous = -1;
        foreach (var word in words)
        {
            var term = Find(DocumentWords.Hash(word));
            if (term >= 0)
            {
                counts[term]++;
            }

            if (DocumentWords.IsExtra(word))
            {
                continue;
            }

            // Words of a question stand together seldom enough for all pairs to be looked through.
            for (var pair = 0; term >= 0 && previous >= 0 && pair < Pairs.Length; pair++)
            {
                pairCounts[pair] += Pairs[pair] == (previous, term) ? 1 : 0;
            }

            previous = term;
        }
    }

    private int Find(uint hash) => (_seen & Bit(hash)) != 0 && _terms.TryGetValue(hash, out var term) ? term : -1;

    private static ulong Bit(uint hash) => 1UL << (int)(hash % 64);
}

/// <summary>A term of a question with what it is worth.</summary>
/// <param name="Weight">How much it counts among the question's terms.</param>
/// <param name="Rarity">Inverse document frequency, whichever field it stands in, times the weight.</param>
internal readonly record struct QueryTerm(
    string Text, uint Hash, float Weight, float Rarity, float Heading, float Asked, float Body, IndexedTerm Indexed)
{
    /// <summary>Documents to look at for it, over all fields.</summary>
    public int Postings => Indexed.Documents.Sum();

    /// <summary>What it is worth in a pair: beside a telling word, even one that says little by itself tells.</summary>
    public float PairRarity => Rarity / Weight;
}
