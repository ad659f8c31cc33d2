using Lucene.Net.Analysis;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Bot.Answering.Search;

/// <summary>Builds a query from analysed terms; no text of a visitor ever goes through a query parser.</summary>
internal sealed class PassageQuery(Analyzer analyzer)
{
    /// <summary>Different terms of one question; far below Lucene's limit on clauses, far above any real question.</summary>
    private const int MaxTerms = 64;

    /// <summary>What the fields other than the best one add to a term's score.</summary>
    private const float TieBreaker = 0.2f;

    private static readonly (string Field, float Boost)[] Fields =
        [(IndexFields.Asked, 1.2f), (IndexFields.Heading, 1f), (IndexFields.Text, 1f)];

    /// <summary>The query for a question; null when nothing searchable is left of it.</summary>
    public Query? Build(string normalized)
    {
        var terms = analyzer.TermsOfNormalized(normalized).Distinct(StringComparer.Ordinal).Take(MaxTerms).ToList();
        if (terms.Count == 0)
        {
            return null;
        }

        var query = new BooleanQuery();
        foreach (var term in terms)
        {
            var anyField = new DisjunctionMaxQuery(TieBreaker);
            foreach (var (field, boost) in Fields)
            {
                anyField.Add(new TermQuery(new Term(field, term)) { Boost = boost });
            }

            query.Add(anyField, Occur.SHOULD);
        }

        return query;
    }
}
