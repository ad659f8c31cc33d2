using Microsoft.Win32.SafeHandles;

namespace Bot.Stores.Sqlite;

/// <summary>The database file in the data folder, which belongs to one process at a time.</summary>
internal sealed partial class SqliteFile(string folder, long maxSize, TimeProvider time, ILogger logger) : IDisposable
{
    public const string Name = "bot.db";

    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string DamagedAt = "yyyyMMdd'T'HHmmssfff";

    private const string LockName = "bot.lock";

    /// <summary>What SQLite keeps beside a database.</summary>
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    // Held as long as the process lives; the system frees it however the process ends.
    private FileStream? _lock;

    // Stays open as long as the file is used: to close it would take SQLite's own locks on the file away.
    private SafeFileHandle? _used;

    private string FilePath => Path.Combine(folder, Name);

    /// <summary>Opens the database for writing. A damaged one is set aside and a new one begun.</summary>
    /// <param name="isDamaged">Damage was found while it was in use, which the check on opening may overlook.</param>
    public SqliteSession OpenToWrite(bool isDamaged)
    {
        TakeFolder();
        try
        {
            return isDamaged ? throw SqliteFaults.Damage() : OpenChecked();
        }
        catch (SqliteException fault) when (SqliteFaults.IsDamage(fault))
        {
            var name = SetAside();
            LogDamaged(name, fault.SqliteErrorCode);
            return OpenChecked();
        }
    }

    public SqliteSession OpenToRead()
    {
        var session = Connect(FilePath, SqliteOpenMode.ReadWrite);
        SqliteSchema.Configure(session);
        session.Execute("PRAGMA query_only = ON");
        return session;
    }

    public void Dispose()
    {
        _used?.Dispose();
        _lock?.Dispose();
    }

    /// <summary>Makes a file to write to that is for no other user of the machine, from its first moment on.</summary>
    public static FileStream CreatePrivate(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite | FileShare.Delete };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Own;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes such a file whole or not at all: beside it first, and on the disk before it takes its place.</summary>
    public static void WritePrivate(string path, Action<Stream> write, bool overwrite)
    {
        var unfinished = path + ".new";
        using (var written = CreatePrivate(unfinished, FileMode.Create))
        {
            write(written);
            written.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite);
    }

    private SqliteSession OpenChecked()
    {
        KeepPrivate();
        var session = Connect(FilePath, SqliteOpenMode.ReadWriteCreate);
        try
        {
            SqliteSchema.Begin(session);
            SqliteSchema.Configure(session);
            if (session.Scalar<string>("PRAGMA quick_check(1)") is var found && found != "ok")
            {
                throw SqliteFaults.Damage();
            }

            session.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {maxSize / session.Scalar<long>("PRAGMA page_size")}"));
            SqliteSchema.Prepare(session);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Opens a database; what is written by it outlives a loss of power.</summary>
    public static SqliteSession Connect(string path, SqliteOpenMode mode)
    {
        // Sessions are kept for as long as they are good; a pool beneath them would keep damaged files open.
        // Of itself the library goes on for 30 seconds, whatever busy_timeout says, which is as long as a request may take.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            return new SqliteSession(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void TakeFolder()
    {
        if (_lock is not null)
        {
            return;
        }

        // What visitors say is for no other user of the machine.
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, Own | UnixFileMode.UserExecute);
        try
        {
            _lock = new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (SqliteFaults.IsTaken(fault))
        {
            throw new BotConfigurationException(
                $"{StoreOptions.Section}:DataFolder is used by another process of the bot. Stop it, set another folder, or set {StoreOptions.Section}:Kind=Redis to run several.");
        }
    }

    // The folder may have been there, and open to others. What SQLite puts beside the database gets its mode.
    private void KeepPrivate()
    {
        try
        {
            _used ??= CreatePrivate(FilePath, FileMode.OpenOrCreate).SafeFileHandle;
            foreach (var path in Directory.EnumerateFiles(folder, Name + "*"))
            {
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(path, Own);
                }
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            // Whatever is wrong with the folder, opening the database tells it.
            LogNotPrivate(fault.GetType().Name);
        }
    }

    /// <summary>Removes databases that were set aside before a time: what was said in them is to be forgotten too.</summary>
    public void RemoveDamaged(DateTimeOffset before)
    {
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Name + ".damaged-*") : [])
        {
            var stamp = Path.GetFileName(path)[(Name + ".damaged-").Length..].Split('Z')[0];
            if (!DateTime.TryParseExact(stamp, DamagedAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) || at < before.UtcDateTime)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>What has become of the file while it was in use; null when it is the one that was opened.</summary>
    /// <remarks>
    /// What the log holds would be read into another file too: only the files themselves tell one from the other. Written
    /// to between two looks, one differs from itself.
    /// </remarks>
    public string? Problem => !File.Exists(FilePath) ? "store-gone"
        : _used is not { } used || Enumerable.Range(0, 5).Any(_ => IsAt(new FileInfo(FilePath), used)) ? null : "store-replaced";

    private static bool IsAt(FileInfo there, SafeFileHandle file) =>
        there.Exists && (there.CreationTimeUtc, there.LastWriteTimeUtc, there.Length) == (File.GetCreationTimeUtc(file), File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file));

    private string SetAside()
    {
        _used?.Dispose();
        _used = null;
        var ending = $".damaged-{time.GetUtcNow().ToString(DamagedAt, CultureInfo.InvariantCulture)}Z";
        foreach (var suffix in Suffixes.Where(suffix => File.Exists(FilePath + suffix)))
        {
            File.Move(FilePath + suffix, FilePath + ending + suffix);
        }

        return Name + ending;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database's files could not be made readable for this user only ({Kind}).")]
    private partial void LogNotPrivate(string kind);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database was damaged (SQLite error {Code}). It was set aside as {Name} in the data folder, and a new one was begun.")]
    private partial void LogDamaged(string name, int code);
}
