using System.Collections.Concurrent;
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
    private const int Depth = 60;

    private readonly RAMDirectory _directory;
    private readonly DirectoryReader _reader;
    private readonly DocumentWords _words;
    private readonly PassageAnalyzer _analyzer;
    private readonly PassageQuery _query;

    // As many as there were searches at once.
    private readonly ConcurrentBag<TermPostings> _idle = [];
    private readonly CandidateFinder _candidates;
    private readonly PassageScorer _scorer;

    /// <param name="built">Disposed with this object.</param>
    public PassageIndex(BuiltIndex built, PassageAnalyzer analyzer)
    {
        _directory = built.Directory;
        _reader = DirectoryReader.Open(_directory);
        var norms = new LengthNorms(built.Words);
        _words = built.Words;
        _analyzer = analyzer;
        _query = new PassageQuery(_reader.MaxDoc);
        _candidates = new CandidateFinder(norms);
        _scorer = new PassageScorer(built.Words, norms);
    }

    /// <summary>Entries that share a term with the question, best first; none for an empty question.</summary>
    /// <param name="normalized">Text that went through <see cref="TextNormalizer"/>.</param>
    public IReadOnlyList<EntryHit> Search(string normalized, int count) => Search(_analyzer.TermsOf(normalized), count);

    /// <summary>The same for a question that was analysed already.</summary>
    /// <param name="terms">What the analyzer gives for the question, stop words among them.</param>
    public IReadOnlyList<EntryHit> Search(IReadOnlyList<string> terms, int count)
    {
        var postings = _idle.TryTake(out var kept) ? kept : new TermPostings(_reader);
        if (_query.Build(PassageAnalyzer.WithoutStopWords(terms), postings) is not { } question)
        {
            _idle.Add(postings);
            return [];
        }

        _candidates.Find(question, postings, Math.Max(Depth, 3 * count));
        var ranked = CollectionsMarshal.AsSpan(postings.Ranked);
        foreach (ref var candidate in ranked)
        {
            candidate.Score = _scorer.Score(question, candidate.Document);
        }

        ranked.Sort(static (a, b) => a.Score == b.Score ? a.Document.CompareTo(b.Document) : b.Score.CompareTo(a.Score));
        List<EntryHit> best = [.. postings.Ranked.Select(document => new EntryHit(_words.EntryOf(document.Document), document.Score)).DistinctBy(hit => hit.Entry).Take(count)];
        _idle.Add(postings);
        return best;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }
}

/// <summary>An entry found, by its number in the order of indexing, and its BM25 score.</summary>
internal readonly record struct EntryHit(int Entry, float Score);
