namespace Bot.Answering.Search;

/// <summary>
/// Finds the documents worth ranking: BM25 over the postings of a question's rarer terms, added up in one array. What
/// the commonest terms would add is left to <see cref="PassageScorer"/>, so that a large knowledge base is not read
/// through for the sake of "pain" or "how".
/// </summary>
internal sealed class CandidateFinder(LengthNorms norms)
{
    /// <summary>Postings read whatever happens; a term beyond them must earn its place.</summary>
    private const int FreePostings = 20_000;

    /// <summary>Share of a question's weight that is looked at, however common its terms are.</summary>
    private const float LeastShare = 0.75f;

    /// <summary>Leaves the documents with the highest sums in <see cref="TermPostings.Ranked"/>, in no order; ties go to the earlier document.</summary>
    public void Find(AnalysedQuestion question, TermPostings postings, int count)
    {
        Array.Clear(postings.Sums);
        foreach (ref readonly var term in question.Terms.AsSpan(0, TermsToRead(question.Terms)))
        {
            postings.Add(IndexFields.Heading, term.Indexed, term.Heading, norms.Title);
            postings.Add(IndexFields.Asked, term.Indexed, term.Asked, norms.Title);
            postings.Add(IndexFields.Text, term.Indexed, term.Body, norms.Text);
        }

        Highest(postings, count);
    }

    private static int TermsToRead(QueryTerm[] terms)
    {
        var total = 0f;
        foreach (ref readonly var term in terms.AsSpan())
        {
            total += term.Rarity;
        }

        var (read, postings, weight) = (0, 0, 0f);
        while (read < terms.Length && (postings + terms[read].Postings <= FreePostings || weight < LeastShare * total))
        {
            postings += terms[read].Postings;
            weight += terms[read].Rarity;
            read++;
        }

        return read;
    }

    private static void Highest(TermPostings postings, int count)
    {
        var (sums, best, ranked) = (postings.Sums, postings.Best, postings.Ranked);
        best.Clear();
        var least = 0f;
        for (var document = 0; document < sums.Length; document++)
        {
            if (sums[document] <= least)
            {
                continue;
            }

            if (best.Count < count)
            {
                best.Enqueue(document, Priority(sums[document], document));
            }
            else
            {
                best.EnqueueDequeue(document, Priority(sums[document], document));
            }

            least = best.Count == count ? sums[best.Peek()] : 0;
        }

        ranked.Clear();
        foreach (var (document, _) in best.UnorderedItems)
        {
            ranked.Add((document, 0));
        }
    }

    // One number for both, which is compared faster: positive sums are ordered as their bits are.
    private static ulong Priority(float sum, int document) => ((ulong)BitConverter.SingleToUInt32Bits(sum) << 32) | (uint)~document;
}
