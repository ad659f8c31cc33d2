namespace Bot.Answering.Classification;

/// <summary>
/// Keeps what was learned for the next start, which then need not learn it again. It is only a cache: a file that is
/// damaged, of other knowledge or of another version is passed over, and a folder that cannot be written to costs time only.
/// </summary>
/// <param name="folder">Made when it is missing; empty: nothing is kept. As trusted as the program, for what stands there decides on safety.</param>
public sealed class ModelCache(string folder)
{
    private readonly string _path = Path.Combine(folder, "models.bin");
    private readonly bool _isOff = folder.Length == 0;
    private Task<(byte[] Key, LearnedModels Learned)?>? _ahead;

    /// <summary>Begins to read what was kept, so that it is at hand when the knowledge has been read and tells whether it is of it.</summary>
    public void ReadAhead() => _ahead = Task.Run(Read);

    /// <summary>What was kept under the key; null when there is nothing.</summary>
    internal LearnedModels? Find(byte[] key)
    {
        var kept = Interlocked.Exchange(ref _ahead, null) is { } ahead ? ahead.GetAwaiter().GetResult() : Read();
        return kept is var (known, learned) && known.AsSpan().SequenceEqual(key) ? learned : null;
    }

    private (byte[] Key, LearnedModels Learned)? Read()
    {
        if (_isOff || !File.Exists(_path))
        {
            return null;
        }

        try
        {
            using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 128 * 1024);
            return ModelFile.Read(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Keeps it in place of what was kept before; why that could not be done, else null.</summary>
    internal string? Keep(byte[] key, LearnedModels learned)
    {
        if (_isOff)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(folder);

            // Written whole beside it and on disk before it takes its place: a crash leaves the old file or the new one.
            var unfinished = _path + ".tmp";
            using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(ModelFile.Write(key, learned));
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, _path, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return fault.Message;
        }
    }
}
