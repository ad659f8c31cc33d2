using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Bot.Answering.Search;

/// <summary>
/// Lucene's term dictionary and postings of one index, with the cursors that reading them takes. Those are large, so
/// they are kept for the next search; one search at a time may use them.
/// </summary>
internal sealed class TermPostings
{
    private readonly AtomicReader? _segment;
    private readonly TermsEnum?[] _terms = new TermsEnum?[IndexFields.All.Length];
    private readonly BytesRef _term = new();
    private DocsEnum? _documents;

    public TermPostings(IndexReader reader)
    {
        // An index is merged into one segment; one of no documents has none.
        _segment = reader.Leaves.Count switch
        {
            0 => null,
            1 => reader.Leaves[0].AtomicReader,
            _ => throw new InvalidDataException("The index has more than one segment."),
        };
        for (var field = 0; field < _terms.Length; field++)
        {
            _terms[field] = _segment?.GetTerms(IndexFields.All[field])?.GetEnumerator();
        }

        Sums = new float[reader.MaxDoc];
    }

    /// <summary>One number for each document, for the search in hand.</summary>
    public float[] Sums { get; }

    /// <summary>The documents with the highest sums so far, the lowest of them first; left empty by each search.</summary>
    public PriorityQueue<int, (float Sum, int Document)> Best { get; } = new();

    /// <summary>How many documents have the term in the field.</summary>
    public int Documents(int field, string term) => Seek(field, term) is { } found ? found.DocFreq : 0;

    /// <summary>Adds what a term is worth to the sum of each document that has it.</summary>
    public void Add(int field, string term, float worth, ReadOnlySpan<float> lengths)
    {
        if (Seek(field, term) is not { } found)
        {
            return;
        }

        _documents = found.Docs(liveDocs: null, _documents, DocsFlags.FREQS);
        int document;
        while ((document = _documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
        {
            Sums[document] += worth * LengthNorms.Saturated(_documents.Freq / lengths[document]);
        }
    }

    private TermsEnum? Seek(int field, string term)
    {
        _term.CopyChars(term);
        return _terms[field] is { } terms && terms.SeekExact(_term) ? terms : null;
    }
}
