using Bot.Answering.Search.Indexing;

namespace Bot.Answering.Search.Storage;

/// <summary>
/// Keeps the index of a large knowledge base on disk, so that the next start with unchanged knowledge need not build
/// it. Whatever happens to the folder, the bot answers: an index that is missing, damaged or cannot be written is
/// built in memory.
/// </summary>
/// <remarks>
/// A folder of its own is built aside and renamed, and its name is the key of the knowledge in it: no pointer can be
/// out of date, and several processes may share the folder.
/// </remarks>
internal sealed class IndexStore(string folder, TimeProvider clock)
{
    /// <summary>Fewer texts and ways of asking are indexed in less time than it takes to look after a file.</summary>
    private const int LeastDocuments = 2_000;

    /// <summary>The index in use and the one before it: an edit that is taken back costs nothing.</summary>
    private const int KeptGenerations = 2;

    private const string Prefix = "index-";

    private const string Unfinished = ".tmp";

    /// <summary>No index takes so long to write; what is older was left by a crash.</summary>
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    /// <summary>The index of the entries: from the folder if they are many and it is named, else built in memory.</summary>
    public static StoredIndex Open(
        string folder, IReadOnlyList<IndexEntry> entries, IReadOnlyDictionary<string, IReadOnlyList<string>> concepts, PassageAnalyzer analyzer) =>
        folder.Length == 0 || entries.Sum(entry => 1 + entry.AskedAs.Count) < LeastDocuments
            ? new StoredIndex(new PassageIndex(IndexBuilder.Build(entries, analyzer), analyzer), Reused: false, Problem: null)
            : new IndexStore(Path.GetFullPath(folder), TimeProvider.System).Open(entries, concepts, analyzer);

    public StoredIndex Open(IReadOnlyList<IndexEntry> entries, IReadOnlyDictionary<string, IReadOnlyList<string>> concepts, PassageAnalyzer analyzer)
    {
        var key = IndexKey.Of(entries, concepts);
        var generation = Path.Combine(folder, Prefix + key);
        string? problem = null;
        try
        {
            if (Directory.Exists(generation))
            {
                var stored = new PassageIndex(IndexGeneration.Load(generation, key), analyzer);
                Touch(generation);
                return new StoredIndex(stored, Reused: true, Problem: null);
            }
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            problem = fault.Message;
        }

        var built = IndexBuilder.Build(entries, analyzer);
        problem = Save(generation, key, built) ?? problem;
        return new StoredIndex(new PassageIndex(built, analyzer), Reused: false, problem);
    }

    // Beside a published program it can only be read, and nothing there grows old.
    private void Touch(string generation)
    {
        try
        {
            Directory.SetLastWriteTimeUtc(generation, clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            _ = fault;
        }
    }

    private static bool IsDiskFault(Exception fault) => fault is IOException or UnauthorizedAccessException or InvalidDataException;

    private string? Save(string generation, string key, BuiltIndex built)
    {
        var unfinished = Path.Combine(folder, $"{Prefix}{key}-{Path.GetRandomFileName()}{Unfinished}");
        try
        {
            IndexGeneration.Save(unfinished, key, built);
            IndexGeneration.Load(unfinished, key);
            if (Directory.Exists(generation))
            {
                Directory.Delete(generation, recursive: true);
            }

            Directory.Move(unfinished, generation);
            RemoveOld();
            return null;
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            TryDelete(unfinished);
            return fault.Message;
        }
    }

    private void RemoveOld()
    {
        var byAge = new DirectoryInfo(folder).EnumerateDirectories(Prefix + "*").OrderByDescending(d => d.LastWriteTimeUtc).ToList();
        var finished = byAge.Where(d => !d.Name.EndsWith(Unfinished, StringComparison.Ordinal)).Skip(KeptGenerations);
        var abandoned = byAge.Where(d => d.Name.EndsWith(Unfinished, StringComparison.Ordinal) && clock.GetUtcNow() - d.LastWriteTimeUtc > Abandoned);
        foreach (var old in finished.Concat(abandoned))
        {
            TryDelete(old.FullName);
        }
    }

    // What cannot be deleted costs room, not answers; the next start tries again.
    private static void TryDelete(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (Exception fault) when (IsDiskFault(fault))
        {
            _ = fault;
        }
    }
}
