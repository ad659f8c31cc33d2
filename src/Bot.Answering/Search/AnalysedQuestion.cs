using System.Numerics;
using Bot.Answering.Search.Indexing;

namespace Bot.Answering.Search;

/// <summary>A question made ready for both steps of the search.</summary>
internal sealed class AnalysedQuestion
{
    private readonly int[] _slots;
    private readonly uint[] _hashes;
    private readonly int[] _firstPair;
    private readonly int[] _nextPair;

    /// <param name="terms">The question's different terms, the rarest first; at least one.</param>
    /// <param name="sequence">Positions in <paramref name="terms"/> of the question's words, in its order.</param>
    public AnalysedQuestion(IReadOnlyList<QueryTerm> terms, IReadOnlyList<int> sequence)
    {
        Terms = [.. terms];
        _hashes = [.. terms.Select(term => TermHash.Of(term.Text))];
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)Terms.Length * 4)];
        for (var i = 0; i < Terms.Length; i++)
        {
            var slot = _hashes[i] & (_slots.Length - 1);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }

        Pairs = [.. sequence.Zip(sequence.Skip(1)).Where(pair => pair.First != pair.Second).Distinct()];
        _firstPair = new int[Terms.Length];
        _nextPair = new int[Pairs.Length];
        Array.Fill(_firstPair, -1);
        for (var i = 0; i < Pairs.Length; i++)
        {
            _nextPair[i] = _firstPair[Pairs[i].First];
            _firstPair[Pairs[i].First] = i;
        }
    }

    public QueryTerm[] Terms { get; }

    /// <summary>Words that follow each other in the question, as positions in <see cref="Terms"/>.</summary>
    public (int First, int Second)[] Pairs { get; }

    /// <summary>Counts the question's terms and pairs in a part of a document, in one pass over it.</summary>
    /// <param name="words">Hashes in the order of the document.</param>
    /// <param name="counts">Added to, for each of <see cref="Terms"/>.</param>
    /// <param name="pairCounts">Added to, for each of <see cref="Pairs"/>; empty where order means nothing.</param>
    public void Count(ReadOnlySpan<uint> words, Span<int> counts, Span<int> pairCounts)
    {
        var previous = -1;
        foreach (var word in words)
        {
            var term = Find(word);
            if (term >= 0)
            {
                counts[term]++;
                if (previous >= 0 && pairCounts.Length > 0)
                {
                    CountPair(previous, term, pairCounts);
                }
            }

            previous = term;
        }
    }

    private void CountPair(int first, int second, Span<int> pairCounts)
    {
        for (var pair = _firstPair[first]; pair >= 0; pair = _nextPair[pair])
        {
            pairCounts[pair] += Pairs[pair].Second == second ? 1 : 0;
        }
    }

    private int Find(uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_hashes[_slots[slot] - 1] == hash)
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }
}
