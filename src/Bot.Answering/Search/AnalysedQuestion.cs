using Lucene.Net.Search;

namespace Bot.Answering.Search;

/// <summary>A question made ready for both steps of the search.</summary>
/// <param name="Candidates">What Lucene is asked for.</param>
/// <param name="Terms">The question's different terms.</param>
/// <param name="Sequence">Positions in <paramref name="Terms"/> of the question's words, in its order.</param>
internal sealed record AnalysedQuestion(Query Candidates, QueryTerm[] Terms, int[] Sequence);
