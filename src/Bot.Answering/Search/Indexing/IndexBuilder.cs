using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Bot.Answering.Search.Indexing;

/// <summary>Builds Lucene's index of entries in memory, and their words beside it.</summary>
internal static class IndexBuilder
{
    /// <summary>Enough for some hundred thousand passages in one segment, so that nothing is merged.</summary>
    private const double BufferMegabytes = 256;

    private static readonly FieldType Searched = new()
    {
        IsIndexed = true,
        IsTokenized = true,

        // Lengths are kept exactly in DocumentWords; Lucene would keep three bits of them.
        OmitNorms = true,
        IndexOptions = IndexOptions.DOCS_AND_FREQS,
    };

    public static BuiltIndex Build(IReadOnlyList<IndexEntry> entries, PassageAnalyzer analyzer)
    {
        var directory = new RAMDirectory();
        var words = new DocumentWordsBuilder();
        var config = new IndexWriterConfig(PassageAnalyzer.Version, analyzer)
        {
            RAMBufferSizeMB = BufferMegabytes,
            OpenMode = OpenMode.CREATE,
        };
        using var writer = new IndexWriter(directory, config);
        using var title = new AnalyzedStream();
        using var text = new AnalyzedStream();

        // Analysis is most of the work and needs no order; Lucene numbers documents as they come, so they are added in order.
        var number = 0;
        foreach (var analysed in entries.AsParallel().AsOrdered().Select(entry => Analyse(entry, analyzer)))
        {
            Add(writer, title.Of(analysed.Heading), text.Of(analysed.Text));
            words.AddEntry(number, analysed.Heading, analysed.Text);
            foreach (var question in analysed.Questions)
            {
                writer.AddDocument([new Field(IndexFields.Asked, title.Of(question), Searched)]);
                words.AddQuestion(number, question);
            }

            number++;
        }

        writer.ForceMerge(1);
        writer.Commit();
        return new BuiltIndex(directory, words.Build());
    }

    private static AnalysedEntry Analyse(IndexEntry entry, PassageAnalyzer analyzer) => new(
        DocumentTerms.OfText(analyzer, entry.Heading),
        DocumentTerms.OfText(analyzer, entry.Text),
        [.. entry.AskedAs.Select(question => DocumentTerms.OfQuestion(analyzer, question))]);

    private static void Add(IndexWriter writer, AnalyzedStream heading, AnalyzedStream text)
    {
        var document = new Document();
        if (!heading.IsEmpty)
        {
            document.Add(new Field(IndexFields.Heading, heading, Searched));
        }

        if (!text.IsEmpty)
        {
            document.Add(new Field(IndexFields.Text, text, Searched));
        }

        writer.AddDocument(document);
    }

    private sealed record AnalysedEntry(DocumentTerms Heading, DocumentTerms Text, IReadOnlyList<DocumentTerms> Questions);
}
