namespace Bot.Answering.Search;

/// <summary>
/// The terms of every document in their order, as numbers: what the final ranking reads, where an inverted index would
/// have to be asked term by term. Four bytes a term; never changes once the index is built.
/// </summary>
/// <remarks>A document is an entry with its heading as title, or one of the other ways to ask for it, which is all title.</remarks>
internal sealed class DocumentWords
{
    // Entry of each document; its complement when the document is an alternate question.
    private readonly List<int> _entries;

    // Where the title and the text of each document begin among the words, and the end.
    private readonly List<int> _starts;
    private readonly List<uint> _words;

    public DocumentWords()
        : this([], [0], [])
    {
    }

    private DocumentWords(List<int> entries, List<int> starts, List<uint> words) => (_entries, _starts, _words) = (entries, starts, words);

    public int Documents => _entries.Count;

    public static DocumentWords Read(BinaryReader reader) =>
        new([.. reader.ReadArray<int>()], [.. reader.ReadArray<int>()], [.. reader.ReadArray<uint>()]);

    public void Write(BinaryWriter writer)
    {
        writer.WriteArray<int>(CollectionsMarshal.AsSpan(_entries));
        writer.WriteArray<int>(CollectionsMarshal.AsSpan(_starts));
        writer.WriteArray<uint>(CollectionsMarshal.AsSpan(_words));
    }

    /// <summary>A term as a number, the same in every process; two terms of one passage share one too seldom to matter.</summary>
    public static uint Hash(string term)
    {
        var hash = WordHash.Of(term);
        return (uint)(hash ^ (hash >> 32)) >> 1;
    }

    /// <summary>The number of the term that a word of a document is.</summary>
    public static uint Hash(uint word) => word >> 1;

    /// <summary>Whether a word of a document only stands for others; see <see cref="DocumentTerm"/>.</summary>
    public static bool IsExtra(uint word) => (word & 1) == 1;

    public void Add(int entry, bool isQuestion, List<DocumentTerm> title, List<DocumentTerm> text)
    {
        _entries.Add(isQuestion ? ~entry : entry);
        Add(title);
        Add(text);
    }

    public int EntryOf(int document) => _entries[document] < 0 ? ~_entries[document] : _entries[document];

    public bool IsQuestion(int document) => _entries[document] < 0;

    /// <summary>The words of a heading or an alternate question.</summary>
    public ReadOnlySpan<uint> Title(int document) => Part(2 * document);

    public ReadOnlySpan<uint> Text(int document) => Part((2 * document) + 1);

    private void Add(List<DocumentTerm> part)
    {
        foreach (var term in part)
        {
            _words.Add((Hash(term.Text) << 1) | (term.IsExtra ? 1u : 0));
        }

        _starts.Add(_words.Count);
    }

    private ReadOnlySpan<uint> Part(int part) => CollectionsMarshal.AsSpan(_words)[_starts[part].._starts[part + 1]];
}

/// <summary>A term of a document.</summary>
/// <param name="IsExtra">
/// It takes no place among the words and makes the document no longer: a concept, or a word as a visitor's message shows it
/// once digits are read as letters.
/// </param>
internal readonly record struct DocumentTerm(string Text, bool IsExtra);
