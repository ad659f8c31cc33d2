using System.Buffers;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Bot.Answering.Search;

/// <summary>
/// Finds the documents worth ranking: BM25 over the postings of a question's rarer terms, added up in one array. What
/// the commonest terms would add is left to <see cref="PassageScorer"/>, so that a large knowledge base is not read
/// through for the sake of "pain" or "how".
/// </summary>
internal sealed class CandidateFinder(IndexReader reader, LengthNorms norms)
{
    /// <summary>Postings read whatever happens; a term beyond them must earn its place.</summary>
    private const int FreePostings = 20_000;

    /// <summary>Share of a question's weight that is looked at, however common its terms are.</summary>
    private const float LeastShare = 0.75f;

    /// <summary>Documents with the highest sums, in no order; ties go to the earlier document.</summary>
    public int[] Find(AnalysedQuestion question, int count)
    {
        var sums = ArrayPool<float>.Shared.Rent(reader.MaxDoc);
        try
        {
            var filled = sums.AsSpan(0, reader.MaxDoc);
            filled.Clear();
            foreach (var term in question.Terms.AsSpan(0, TermsToRead(question.Terms)))
            {
                Add(term, sums);
            }

            return Highest(filled, count);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(sums);
        }
    }

    private static int TermsToRead(QueryTerm[] terms)
    {
        var total = terms.Sum(term => term.Rarity);
        var (read, postings, weight) = (0, 0, 0f);
        while (read < terms.Length && (postings + terms[read].Postings <= FreePostings || weight < LeastShare * total))
        {
            postings += terms[read].Postings;
            weight += terms[read].Rarity;
            read++;
        }

        return read;
    }

    private void Add(QueryTerm term, float[] sums)
    {
        for (var field = 0; field < IndexFields.All.Length; field++)
        {
            if (term.Places[field] is not { } place)
            {
                continue;
            }

            var lengths = field == IndexFields.TextNumber ? norms.Text : norms.Title;
            foreach (var leaf in reader.Leaves)
            {
                if (place.Get(leaf.Ord) is not { } state)
                {
                    continue;
                }

                var terms = leaf.AtomicReader.GetTerms(IndexFields.All[field]).GetEnumerator();
                terms.SeekExact(new BytesRef(term.Text), state);
                var documents = terms.Docs(liveDocs: null, reuse: null, DocsFlags.FREQS);
                int document;
                while ((document = documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
                {
                    sums[leaf.DocBase + document] += term.Worth[field] * LengthNorms.Saturated(documents.Freq / lengths[leaf.DocBase + document]);
                }
            }
        }
    }

    private static int[] Highest(ReadOnlySpan<float> sums, int count)
    {
        var best = new PriorityQueue<int, (float, int)>(count);
        var least = 0f;
        for (var document = 0; document < sums.Length; document++)
        {
            if (sums[document] <= least)
            {
                continue;
            }

            if (best.Count < count)
            {
                best.Enqueue(document, (sums[document], -document));
            }
            else
            {
                best.EnqueueDequeue(document, (sums[document], -document));
            }

            least = best.Count == count && best.TryPeek(out _, out var lowest) ? lowest.Item1 : 0;
        }

        return [.. best.UnorderedItems.Select(item => item.Element)];
    }
}
