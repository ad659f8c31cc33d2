using System.Text.Json;

namespace Bot.Stores.Faults;

/// <summary>
/// What visitors wanted gone while the store could not delete it: ids, no words. A file, where there is a folder for it,
/// takes it over a restart.
/// </summary>
internal sealed partial class PendingDeletions(string? file, ILogger<PendingDeletions> logger)
{
    private readonly Lock _gate = new();

    // Guarded by the gate; null until the file was read.
    private HashSet<string>? _keys;

    public bool Contains(string key) => Use(keys => keys.Contains(key));

    public void Add(string key) => Use(keys => keys.Add(key) && Write(keys));

    public void Remove(string key) => Use(keys => keys.Remove(key) && Write(keys));

    /// <summary>Deletes all of it, as long as the store can.</summary>
    public async Task DeleteAsync(Func<string, Task> delete)
    {
        foreach (var key in Use(keys => keys.ToArray()))
        {
            await delete(key);
            Remove(key);
        }
    }

    private T Use<T>(Func<HashSet<string>, T> use)
    {
        using var scope = _gate.EnterScope();
        return use(_keys ??= Read());
    }

    private HashSet<string> Read()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Try(() => keys.UnionWith(File.Exists(file) ? JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(file))! : []));
        return keys;
    }

    private bool Write(HashSet<string> keys) =>
        file is null || Try(() => SqliteFile.WritePrivate(file, written => JsonSerializer.Serialize(written, keys), overwrite: true));

    // What has failed the store may fail a file beside it too: it is then deleted only if that works before the process ends.
    private bool Try(Action use)
    {
        try
        {
            use();
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            LogFailed(fault.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The list of what is to be deleted could not be read or written ({Kind}); what is on it may stay until Store:Retention is over.")]
    private partial void LogFailed(string kind);
}
