using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace Bot.Answering.Search;

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
        var words = new DocumentWords();
        using var whitespace = new WhitespaceAnalyzer(PassageAnalyzer.Version);
        var config = new IndexWriterConfig(PassageAnalyzer.Version, whitespace)
        {
            RAMBufferSizeMB = BufferMegabytes,
            OpenMode = OpenMode.CREATE,
        };
        using var writer = new IndexWriter(directory, config);

        // Analysis is most of the work and needs no order; Lucene numbers documents as they come, so they are added in order.
        var number = 0;
        foreach (var (heading, body, questions) in entries.AsParallel().AsOrdered().Select(entry => Analyse(entry, analyzer)))
        {
            writer.AddDocument([Field(IndexFields.Heading, heading), Field(IndexFields.Text, body)]);
            words.Add(number, isQuestion: false, heading, body);
            foreach (var question in questions)
            {
                writer.AddDocument([Field(IndexFields.Asked, question)]);
                words.Add(number, isQuestion: true, question, []);
            }

            number++;
        }

        writer.ForceMerge(1);
        writer.Commit();
        return new BuiltIndex(directory, words);
    }

    private static (List<DocumentTerm> Heading, List<DocumentTerm> Text, List<List<DocumentTerm>> Questions) Analyse(IndexEntry entry, PassageAnalyzer analyzer) =>
        (OfText(analyzer, entry.Heading), OfText(analyzer, entry.Text), [.. entry.AskedAs.Select(question => OfQuestion(analyzer, question))]);

    private static List<DocumentTerm> OfText(PassageAnalyzer analyzer, string text)
    {
        var terms = new List<DocumentTerm>();
        foreach (var term in PassageAnalyzer.WithoutStopWords(analyzer.TermsOf(TextNormalizer.Plain(text), int.MaxValue)))
        {
            var isConcept = term[0] == PassageAnalyzer.ConceptMark;
            terms.Add(new DocumentTerm(term, isConcept));
            if (!isConcept && TextNormalizer.WithoutLeetspeak(term) is var read && read != term)
            {
                terms.AddRange(PassageAnalyzer.WithoutStopWords(analyzer.TermsOf(read)).Select(other => new DocumentTerm(other, IsExtra: true)));
            }
        }

        return terms;
    }

    // Read as a visitor's message is.
    private static List<DocumentTerm> OfQuestion(PassageAnalyzer analyzer, string question) =>
        PassageAnalyzer.WithoutStopWords(analyzer.TermsOf(TextNormalizer.Normalize(question)))
            .ConvertAll(term => new DocumentTerm(term, term[0] == PassageAnalyzer.ConceptMark));

    private static Field Field(int field, List<DocumentTerm> terms) => new(IndexFields.Names[field], string.Join(' ', terms.Select(term => term.Text)), Searched);
}

/// <summary>What is searched as one: a passage with its heading and the other ways to ask for it.</summary>
internal sealed record IndexEntry(string Heading, string Text, IReadOnlyList<string> AskedAs);

/// <summary>What building an index makes: Lucene's files in memory, and the words beside them.</summary>
internal sealed record BuiltIndex(RAMDirectory Directory, DocumentWords Words)
{
    public static BuiltIndex Read(BinaryReader reader)
    {
        var directory = new RAMDirectory();
        for (var files = reader.ReadInt32(); files > 0; files--)
        {
            using var output = directory.CreateOutput(reader.ReadString(), IOContext.DEFAULT);
            var content = reader.ReadBytes(reader.ReadInt32());
            output.WriteBytes(content, 0, content.Length);
        }

        return new BuiltIndex(directory, DocumentWords.Read(reader));
    }

    public void Write(BinaryWriter writer)
    {
        var files = Directory.ListAll();
        writer.Write(files.Length);
        foreach (var file in files)
        {
            using var input = Directory.OpenInput(file, IOContext.READ_ONCE);
            var content = new byte[input.Length];
            input.ReadBytes(content, 0, content.Length);
            writer.Write(file);
            writer.Write(content.Length);
            writer.Write(content);
        }

        Words.Write(writer);
    }
}

internal static class IndexFields
{
    public const int Heading = 0;

    /// <summary>One alternate question.</summary>
    public const int Asked = 1;

    public const int Text = 2;

    public static readonly string[] Names = ["heading", "asked", "text"];
}
