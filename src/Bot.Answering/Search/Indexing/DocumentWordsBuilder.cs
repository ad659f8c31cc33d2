namespace Bot.Answering.Search.Indexing;

/// <summary>Collects the words of documents in the order of indexing.</summary>
internal sealed class DocumentWordsBuilder
{
    private readonly List<int> _entries = [];
    private readonly List<int> _starts = [0];
    private readonly List<uint> _terms = [];

    public void AddEntry(int entry, DocumentTerms heading, DocumentTerms text) => Add(entry, heading, text);

    public void AddQuestion(int entry, DocumentTerms question) => Add(~entry, question, DocumentTerms.None);

    public DocumentWords Build() => new([.. _entries], [.. _starts], [.. _terms]);

    private void Add(int entry, DocumentTerms title, DocumentTerms text)
    {
        _entries.Add(entry);
        AddPart(title.Words);
        AddPart(title.Extra);
        AddPart(text.Words);
        AddPart(text.Extra);
    }

    private void AddPart(IReadOnlyList<string> terms)
    {
        foreach (var term in terms)
        {
            _terms.Add(TermHash.Of(term));
        }

        _starts.Add(_terms.Count);
    }
}
