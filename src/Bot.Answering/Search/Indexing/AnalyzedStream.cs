using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Bot.Answering.Search.Indexing;

/// <summary>Terms that were analysed already, as Lucene wants them; used for one field after the other.</summary>
internal sealed class AnalyzedStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private DocumentTerms _terms = DocumentTerms.None;
    private int _next;

    public AnalyzedStream()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    public bool IsEmpty => _terms.Words.Count == 0;

    public AnalyzedStream Of(DocumentTerms terms)
    {
        _terms = terms;
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_next >= _terms.Words.Count + _terms.Extra.Count)
        {
            return false;
        }

        // What takes no position of its own does not make the document longer in BM25's eyes.
        var isWord = _next < _terms.Words.Count;
        _term.SetEmpty().Append(isWord ? _terms.Words[_next] : _terms.Extra[_next - _terms.Words.Count]);
        _increment.PositionIncrement = isWord || _next == 0 ? 1 : 0;
        _next++;
        return true;
    }
}
