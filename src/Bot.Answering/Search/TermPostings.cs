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

    // Where the dictionary has each term of earlier questions, by field; nothing for a field without it.
    private readonly Dictionary<string, TermState?[]> _remembered = new(StringComparer.Ordinal);
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

    /// <summary>Candidates and their scores, for the search in hand.</summary>
    public List<(int Document, float Score)> Ranked { get; } = [];

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
        if (Remember(term)[field] is not { } state)
        {
            return null;
        }

        _term.CopyChars(term);
        var terms = _terms[field]!;
        terms.SeekExact(_term, state);
        return terms;
    }

    // Looking a term up takes longer than reading its postings, and most words of a question were in an earlier one.
    private TermState?[] Remember(string term)
    {
        if (_remembered.TryGetValue(term, out var known))
        {
            return known;
        }

        if (_remembered.Count == MaxRemembered)
        {
            _remembered.Clear();
        }

        var states = new TermState?[_terms.Length];
        _term.CopyChars(term);
        for (var field = 0; field < states.Length; field++)
        {
            states[field] = _terms[field] is { } terms && terms.SeekExact(_term) ? terms.GetTermState() : null;
        }

        _remembered.Add(term, states);
        return states;
    }
}
