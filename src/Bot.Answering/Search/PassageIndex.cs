using Bot.Answering.Text;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;

namespace Bot.Answering.Search;

/// <summary>
/// An immutable BM25 index in memory. It is only a cache of <c>knowledge/</c>: it is built anew at every start and
/// swapped whole, so nothing is lost with it (released Lucene.Net 4.8 betas can lose a committed index in a crash).
/// </summary>
internal sealed class PassageIndex : IDisposable
{
    /// <summary>Documents looked at for one question; each entry has one for itself and one for each way of asking.</summary>
    private const int Depth = 200;

    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly PassageQuery _query;

    public PassageIndex(IReadOnlyList<IndexEntry> entries, PassageAnalyzer analyzer)
    {
        Similarity similarity = new BM25Similarity(k1: 1.2f, b: 0.4f);
        var config = new IndexWriterConfig(PassageAnalyzer.Version, analyzer) { Similarity = similarity };
        using (var writer = new IndexWriter(_directory, config))
        {
            for (var number = 0; number < entries.Count; number++)
            {
                Add(writer, number, entries[number]);
            }

            writer.ForceMerge(1);
        }

        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = similarity };
        _query = new PassageQuery(analyzer);
    }

    /// <summary>Entries that share a term with the question, best first; none for an empty question.</summary>
    /// <param name="normalized">Text that went through <see cref="TextNormalizer"/>.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<EntryHit> Search(string normalized, int count)
    {
        if (_query.Build(normalized) is not { } query)
        {
            return [];
        }

        return [.. _searcher.Search(query, Depth).ScoreDocs
            .Select(hit => new EntryHit(EntryOf(hit.Doc), hit.Score))
            .DistinctBy(hit => hit.Entry)
            .Take(count)];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static void Add(IndexWriter writer, int number, IndexEntry entry)
    {
        writer.AddDocument(
        [
            new StoredField(IndexFields.Entry, number),
            new TextField(IndexFields.Heading, TextNormalizer.Normalize(entry.Heading), Field.Store.NO),
            new TextField(IndexFields.Text, TextNormalizer.Normalize(entry.Text), Field.Store.NO),
        ]);
        foreach (var question in entry.AskedAs)
        {
            writer.AddDocument(
            [
                new StoredField(IndexFields.Entry, number),
                new TextField(IndexFields.Asked, TextNormalizer.Normalize(question), Field.Store.NO),
            ]);
        }
    }

    private int EntryOf(int document) => _searcher.Doc(document).GetField(IndexFields.Entry).GetInt32Value() ?? 0;
}
