namespace Bot.Answering.Knowledge;

/// <summary>Which files of a folder are knowledge, and what they hold.</summary>
public static class KnowledgeFiles
{
    private const string Pattern = "*.md";

    // Links are followed, because volumes of containers consist of them; not for ever, because they may form a ring.
    private static readonly EnumerationOptions All = new() { RecurseSubdirectories = true, MaxRecursionDepth = 4, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>Whether a file or folder of this name is for the bot; editors, systems and volumes keep files of their own beside.</summary>
    public static bool IsRead(string name) => name.Length > 0 && name[0] is not ('.' or '~' or '#');

    /// <summary>The files right in a folder, in the order of their names.</summary>
    public static IReadOnlyList<string> In(string folder) =>
        [.. Directory.EnumerateFiles(folder, Pattern).Where(path => IsRead(Path.GetFileName(path))).Order(StringComparer.Ordinal)];

    /// <summary>Names of the files in a folder and below it, with slashes, in their order.</summary>
    public static IEnumerable<string> Below(string folder) => Directory.EnumerateFiles(folder, Pattern, All)
        .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
        .Where(name => name.Split('/').All(IsRead))
        .Order(StringComparer.Ordinal);

    /// <summary>SHA-256, in hexadecimal, of the names and contents of all files below a folder; it tells every edit.</summary>
    public static string Fingerprint(string folder) =>
        Convert.ToHexStringLower(Fingerprint(Directory.Exists(folder) ? Below(folder) : [], name => Digest(Path.Combine(folder, name))));

    /// <summary>SHA-256 of the names of files and of what their bytes hash to, whatever order they come in.</summary>
    internal static byte[] Fingerprint(IEnumerable<string> names, Func<string, byte[]> digest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            hash.AppendData(digest(name));
        }

        return hash.GetHashAndReset();
    }

    // One that cannot be read is another state of the folder, which whoever reads the knowledge reports.
    private static byte[] Digest(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return SHA256.HashData(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <summary>One file as it was read.</summary>
/// <param name="File">What it holds; null when there is nothing to go on with.</param>
/// <param name="Digest">SHA-256 of its bytes; null when they could not be read.</param>
/// <param name="Problems">What is wrong.</param>
internal sealed record ReadFile(KnowledgeFile? File, byte[]? Digest, ProblemList Problems);
