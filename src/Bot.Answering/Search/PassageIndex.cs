using Bot.Answering.Search.Indexing;
using Bot.Answering.Text;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Bot.Answering.Search;

/// <summary>
/// An immutable index of entries. BM25 over Lucene's postings finds the candidates; those are then ranked anew by
/// <see cref="PassageScorer"/>, which sees the order of words and what the fields say together.
/// </summary>
/// <remarks>It is only a cache of <c>knowledge/</c> and swapped whole, so nothing is lost with it.</remarks>
internal sealed class PassageIndex : IDisposable
{
    /// <summary>Candidates of one question; an entry has a document for itself and one for each way of asking.</summary>
    private const int Depth = 200;

    private readonly RAMDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly DocumentWords _words;
    private readonly PassageQuery _query;
    private readonly CandidateFinder _candidates;
    private readonly PassageScorer _scorer;

    /// <param name="built">Disposed with this object.</param>
    /// <param name="analyzer">The analyzer that it was made with.</param>
    public PassageIndex(BuiltIndex built, PassageAnalyzer analyzer)
    {
        _directory = built.Directory;
        _reader = DirectoryReader.Open(_directory);
        if (_reader.MaxDoc != built.Words.Documents)
        {
            throw new InvalidDataException("The index and its words have different numbers of documents.");
        }

        var norms = new LengthNorms(built.Words);
        _words = built.Words;
        _query = new PassageQuery(analyzer, _reader);
        _candidates = new CandidateFinder(_reader, norms);
        _scorer = new PassageScorer(built.Words, norms);
    }

    /// <summary>Entries that share a term with the question, best first; none for an empty question.</summary>
    /// <param name="normalized">Text that went through <see cref="TextNormalizer"/>.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<EntryHit> Search(string normalized, int count)
    {
        if (_query.Build(normalized) is not { } question)
        {
            return [];
        }

        var candidates = _candidates.Find(question, Math.Max(Depth, 3 * count));
        var ranked = new (int Document, float Score)[candidates.Length];
        for (var i = 0; i < ranked.Length; i++)
        {
            ranked[i] = (candidates[i], _scorer.Score(question, candidates[i]));
        }

        Array.Sort(ranked, static (a, b) => a.Score == b.Score ? a.Document.CompareTo(b.Document) : b.Score.CompareTo(a.Score));
        return Best(ranked, count);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private List<EntryHit> Best((int Document, float Score)[] ranked, int count)
    {
        var hits = new List<EntryHit>(Math.Min(count, ranked.Length));
        var seen = new HashSet<int>();
        foreach (var (document, score) in ranked)
        {
            if (hits.Count == count)
            {
                break;
            }

            if (seen.Add(_words.EntryOf(document)))
            {
                hits.Add(new EntryHit(_words.EntryOf(document), score));
            }
        }

        return hits;
    }
}
