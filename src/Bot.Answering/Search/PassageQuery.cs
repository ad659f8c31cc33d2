using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Bot.Answering.Search;

/// <summary>Builds queries from analysed terms; no text of a visitor ever goes through a query parser.</summary>
internal sealed class PassageQuery(Analyzer analyzer, IndexReader reader)
{
    /// <summary>Different terms of one question: the rarest of a longer one; far below Lucene's limit on clauses.</summary>
    private const int MaxTerms = 64;

    /// <summary>A term repeated over and over weighs no more than so many.</summary>
    private const float MaxRepetition = 2;

    /// <summary>
    /// Share of the rarity over all fields in a field's own. A word rare in headings may stand in every text; its own
    /// rarity alone would then put documents without heading behind all others.
    /// </summary>
    private const float SharedRarity = 0.3f;

    private static readonly string[] Fields = [IndexFields.Heading, IndexFields.Asked, IndexFields.Text];

    private readonly FrozenSet<string> _functionWords = FunctionWords.Terms(analyzer);
    private readonly bool[] _isUsed = [.. Fields.Select(field => reader.GetDocCount(field) > 0)];

    /// <summary>The query for a question; null when the index knows none of its terms.</summary>
    public AnalysedQuestion? Build(string normalized)
    {
        var sequence = analyzer.TermsOfNormalized(normalized);
        var counts = new Dictionary<string, int>(sequence.Count, StringComparer.Ordinal);
        foreach (var term in sequence)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        }

        var found = new List<FoundTerm>(counts.Count);
        foreach (var (term, count) in counts)
        {
            if (Find(term, count) is { } known)
            {
                found.Add(known);
            }
        }

        if (found.Count > MaxTerms)
        {
            found = [.. found.OrderByDescending(f => f.Term.Weight * f.Term.Rarity).ThenBy(f => f.Text, StringComparer.Ordinal).Take(MaxTerms)];
        }

        return found.Count == 0 ? null : new AnalysedQuestion(Candidates(found), [.. found.Select(f => f.Term)], Order(sequence, found));
    }

    private static int[] Order(IReadOnlyList<string> sequence, List<FoundTerm> found)
    {
        var places = new Dictionary<string, int>(found.Count, StringComparer.Ordinal);
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Text[0] != PassageAnalyzer.ConceptMark)
            {
                places[found[i].Text] = i;
            }
        }

        return [.. sequence.Where(places.ContainsKey).Select(term => places[term])];
    }

    private FoundTerm? Find(string text, int count)
    {
        var contexts = new TermContext?[Fields.Length];
        Span<float> rarities = stackalloc float[Fields.Length];
        var most = 0;
        for (var field = 0; field < Fields.Length; field++)
        {
            if (_isUsed[field] && TermContext.Build(reader.Context, new Term(Fields[field], text)) is { DocFreq: > 0 } context)
            {
                contexts[field] = context;
                rarities[field] = Rarity(context.DocFreq);
                most = Math.Max(most, context.DocFreq);
            }
        }

        if (most == 0)
        {
            return null;
        }

        var shared = Rarity(most);
        var weight = MathF.Min(MathF.Sqrt(count), MaxRepetition) * (_functionWords.Contains(text) ? FunctionWords.Weight : 1);
        float Worth(float own) => weight * ((SharedRarity * shared) + ((1 - SharedRarity) * own));
        return new FoundTerm(
            text, contexts, new QueryTerm(TermHash.Of(text), weight, shared, Worth(rarities[0]), Worth(rarities[1]), Worth(rarities[2])));
    }

    private float Rarity(int documents) => MathF.Log(1 + ((reader.MaxDoc - documents + 0.5f) / (documents + 0.5f)));

    private static BooleanQuery Candidates(List<FoundTerm> found)
    {
        var query = new BooleanQuery(disableCoord: true);
        foreach (var term in found)
        {
            for (var field = 0; field < Fields.Length; field++)
            {
                if (term.Contexts[field] is { } context)
                {
                    query.Add(new TermQuery(new Term(Fields[field], term.Text), context) { Boost = term.Term.Weight }, Occur.SHOULD);
                }
            }
        }

        return query;
    }

    private sealed record FoundTerm(string Text, TermContext?[] Contexts, QueryTerm Term);
}
