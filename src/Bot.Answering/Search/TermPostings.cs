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
    /// <summary>Terms remembered; a clinic's visitors use a few thousand words between them.</summary>
    private const int MaxRemembered = 4096;

    private readonly AtomicReader? _segment;

    // The terms of earlier questions: looking one up in the dictionary takes longer than reading its postings.
    private readonly Dictionary<string, IndexedTerm> _remembered = new(StringComparer.Ordinal);
    private readonly TermsEnum?[] _terms = new TermsEnum?[IndexFields.Names.Length];
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
            _terms[field] = _segment?.GetTerms(IndexFields.Names[field])?.GetEnumerator();
        }

        Sums = new float[reader.MaxDoc];
    }

    /// <summary>One number for each document, for the search in hand.</summary>
    public float[] Sums { get; }

    /// <summary>Candidates and their scores, for the search in hand.</summary>
    public List<(int Document, float Score)> Ranked { get; } = [];

    /// <summary>The documents with the highest sums so far, the lowest of them first; left empty by each search.</summary>
    public PriorityQueue<int, ulong> Best { get; } = new();

    /// <summary>Where the dictionary has a term.</summary>
    public IndexedTerm Find(string text)
    {
        if (_remembered.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_remembered.Count == MaxRemembered)
        {
            _remembered.Clear();
        }

        var term = new IndexedTerm(new BytesRef(text), new TermState?[_terms.Length], new int[_terms.Length]);
        for (var field = 0; field < _terms.Length; field++)
        {
            if (_terms[field] is { } terms && terms.SeekExact(term.Bytes))
            {
                term.States[field] = terms.GetTermState();
                term.Documents[field] = terms.DocFreq;
            }
        }

        _remembered.Add(text, term);
        return term;
    }

    /// <summary>Adds what a term is worth to the sum of each document that has it.</summary>
    /// <param name="lengths">By document: what a mention is divided by.</param>
    public void Add(int field, IndexedTerm term, float worth, ReadOnlySpan<float> lengths)
    {
        if (term.States[field] is not { } state)
        {
            return;
        }

        var found = _terms[field]!;
        found.SeekExact(term.Bytes, state);
        _documents = found.Docs(liveDocs: null, _documents, DocsFlags.FREQS);
        int document;
        while ((document = _documents.NextDoc()) != DocIdSetIterator.NO_MORE_DOCS)
        {
            Sums[document] += worth * LengthNorms.Saturated(_documents.Freq / lengths[document]);
        }
    }
}

/// <summary>A term as the index has it.</summary>
/// <param name="States">By field: where its postings stand; null in a field without it.</param>
/// <param name="Documents">By field: how many documents have it.</param>
internal sealed record IndexedTerm(BytesRef Bytes, TermState?[] States, int[] Documents);
