namespace Bot.Answering.Search;

/// <summary>Weighs the analysed terms of a question; no text of a visitor ever goes through a query parser.</summary>
internal sealed class PassageQuery(int documents)
{
    /// <summary>Different terms of one question: the rarest of a longer one, far above any real question.</summary>
    private const int MaxTerms = 128;

    /// <summary>A term repeated over and over weighs no more than so many.</summary>
    private const float MaxRepetition = 2;

    /// <summary>
    /// Share of the rarity over all fields in a field's own. A word rare in headings may stand in every text; its own
    /// rarity alone would then put documents without heading behind all others.
    /// </summary>
    private const float SharedRarity = 0.3f;

    /// <summary>The question ready to be searched; null when the index knows none of its terms.</summary>
    public AnalysedQuestion? Build(IReadOnlyList<string> sequence, TermPostings postings)
    {
        var counts = new Dictionary<string, int>(sequence.Count, StringComparer.Ordinal);
        foreach (var term in sequence)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        var found = new List<QueryTerm>(counts.Count);
        foreach (var (term, count) in counts)
        {
            if (Find(term, count, postings) is { Postings: > 0 } known)
            {
                found.Add(known);
            }
        }

        found.Sort(static (a, b) => a.Rarity == b.Rarity ? string.CompareOrdinal(a.Text, b.Text) : b.Rarity.CompareTo(a.Rarity));
        found.RemoveRange(Math.Min(MaxTerms, found.Count), Math.Max(0, found.Count - MaxTerms));
        return found.Count == 0 ? null : new AnalysedQuestion(found, Order(sequence, found));
    }

    // Concepts take no place among the words.
    private static List<int> Order(IReadOnlyList<string> sequence, List<QueryTerm> found)
    {
        var order = new List<int>(sequence.Count);
        foreach (var term in sequence)
        {
            for (var place = 0; place < found.Count && term[0] != PassageAnalyzer.ConceptMark; place++)
            {
                if (found[place].Text == term)
                {
                    order.Add(place);
                    break;
                }
            }
        }

        return order;
    }

    private QueryTerm Find(string text, int count, TermPostings postings)
    {
        var indexed = postings.Find(text);
        var (heading, asked, body) = (indexed.Documents[IndexFields.Heading], indexed.Documents[IndexFields.Asked], indexed.Documents[IndexFields.Text]);
        var weight = MathF.Min(MathF.Sqrt(count), MaxRepetition) * (FunctionWords.Terms.Contains(text) ? FunctionWords.Weight : 1);
        var shared = weight * Rarity(Math.Max(heading, Math.Max(asked, body)));
        float Worth(int having) => (SharedRarity * shared) + ((1 - SharedRarity) * weight * Rarity(having));
        return new QueryTerm(text, DocumentWords.Hash(text), weight, shared, Worth(heading), Worth(asked), Worth(body), indexed);
    }

    private float Rarity(int having) => MathF.Log(1 + ((documents - having + 0.5f) / (having + 0.5f)));
}
