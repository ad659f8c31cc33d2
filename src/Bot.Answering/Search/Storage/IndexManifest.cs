namespace Bot.Answering.Search.Storage;

/// <summary>What a stored index consists of; written last, so that an index without it is none.</summary>
internal sealed record IndexManifest(string Key, int Documents, IReadOnlyList<IndexManifest.StoredFile> Files)
{
    public const string FileName = "manifest.json";

    /// <summary>A file with what it must hold.</summary>
    internal sealed record StoredFile(string Name, long Length, string Sha256);
}
