using System.Security.Cryptography;
using System.Text.Json;
using Bot.Answering.Search.Indexing;
using Lucene.Net.Store;

namespace Bot.Answering.Search.Storage;

/// <summary>One stored index: a folder that is complete and unharmed, or refused.</summary>
/// <remarks>
/// Lucene's own commit is not relied on: released Lucene.Net 4.8 betas can lose it in a crash. Every file is flushed to
/// the disk, its hash stands in the manifest, and it is read back into memory as a whole, so that neither a cut-off nor
/// a flipped byte nor a file deleted under a running bot can come to matter.
/// </remarks>
internal static class IndexGeneration
{
    private const string WordsFile = "words.bin";

    private const string LucenePrefix = "lucene.";

    /// <summary>Larger than any real index, small enough to be read whole.</summary>
    private const long MaxFileLength = 1L << 30;

    public static void Save(string folder, string key, BuiltIndex built)
    {
        System.IO.Directory.CreateDirectory(folder);
        var files = new List<IndexManifest.StoredFile>();
        foreach (var name in built.Directory.ListAll())
        {
            using var input = built.Directory.OpenInput(name, IOContext.READ_ONCE);
            var content = new byte[input.Length];
            input.ReadBytes(content, 0, content.Length);
            files.Add(Write(folder, LucenePrefix + name, content));
        }

        using var words = new MemoryStream();
        built.Words.Save(words);
        files.Add(Write(folder, WordsFile, words.ToArray()));
        var manifest = new IndexManifest(key, built.Words.Documents, files);
        Write(folder, IndexManifest.FileName, JsonSerializer.SerializeToUtf8Bytes(manifest, IndexManifestJson.Default.IndexManifest));
    }

    /// <summary>Reads a stored index; <see cref="InvalidDataException"/> or <see cref="IOException"/> when it is not what it was.</summary>
    public static BuiltIndex Load(string folder, string key)
    {
        var manifest = ReadManifest(folder);
        if (!string.Equals(manifest.Key, key, StringComparison.Ordinal))
        {
            throw new InvalidDataException("The stored index is of other knowledge.");
        }

        var directory = new RAMDirectory();
        DocumentWords? words = null;
        foreach (var file in manifest.Files)
        {
            var content = Read(folder, file);
            if (file.Name == WordsFile)
            {
                words = DocumentWords.Load(new MemoryStream(content));
                continue;
            }

            using var output = directory.CreateOutput(file.Name[LucenePrefix.Length..], IOContext.DEFAULT);
            output.WriteBytes(content, 0, content.Length);
        }

        return words is not null && words.Documents == manifest.Documents
            ? new BuiltIndex(directory, words)
            : throw new InvalidDataException("The stored index lacks its words.");
    }

    private static IndexManifest ReadManifest(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, IndexManifest.FileName)), IndexManifestJson.Default.IndexManifest)
                ?? throw new InvalidDataException("The manifest of the stored index is empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("The manifest of the stored index is damaged.", fault);
        }
    }

    private static byte[] Read(string folder, IndexManifest.StoredFile file)
    {
        if (file.Name != Path.GetFileName(file.Name) || (file.Name != WordsFile && !file.Name.StartsWith(LucenePrefix, StringComparison.Ordinal)))
        {
            throw new InvalidDataException("The manifest names a file that is none of the index's.");
        }

        var path = Path.Combine(folder, file.Name);
        var length = new FileInfo(path).Length;
        if (length != file.Length || length > MaxFileLength)
        {
            throw new InvalidDataException($"The stored file {file.Name} has the wrong length.");
        }

        var content = File.ReadAllBytes(path);
        return Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256
            ? content
            : throw new InvalidDataException($"The stored file {file.Name} is damaged.");
    }

    private static IndexManifest.StoredFile Write(string folder, string name, byte[] content)
    {
        using var stream = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
        return new IndexManifest.StoredFile(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)));
    }
}
