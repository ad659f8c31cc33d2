using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bot.Stores.Sqlite;

/// <summary>The database file in the data folder, which belongs to one process at a time.</summary>
internal sealed partial class SqliteFile(string folder, long maxSize, TimeProvider time, ILogger logger) : IDisposable
{
    public const string Name = "bot.db";

    private const string LockName = "bot.lock";

    /// <summary>What SQLite keeps beside a database.</summary>
    private static readonly string[] Suffixes = ["", "-wal", "-shm"];

    // Held as long as the process lives; the system frees it however the process ends.
    private FileStream? _lock;

    private string FilePath => Path.Combine(folder, Name);

    /// <summary>Opens the database for writing. A damaged one is set aside and a new one begun.</summary>
    /// <param name="isDamaged">Damage was found while it was in use, which the check on opening may overlook.</param>
    public SqliteSession OpenToWrite(bool isDamaged)
    {
        TakeFolder();
        try
        {
            return isDamaged ? throw Damage() : OpenChecked();
        }
        catch (SqliteException fault) when (SqliteFaults.IsDamage(fault))
        {
            var name = SetAside();
            LogDamaged(name, fault.SqliteErrorCode);
            return OpenChecked();
        }
    }

    /// <summary>Opens the database for reading.</summary>
    public SqliteSession OpenToRead()
    {
        var session = Connect(SqliteOpenMode.ReadWrite);
        SqliteSchema.Configure(session);
        session.Execute("PRAGMA query_only = ON");
        return session;
    }

    public void Dispose() => _lock?.Dispose();

    private SqliteSession OpenChecked()
    {
        var session = Connect(SqliteOpenMode.ReadWriteCreate);
        try
        {
            SqliteSchema.Configure(session);
            if (session.Scalar<string>("PRAGMA quick_check(1)") is var found && found != "ok")
            {
                throw Damage();
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

    private static SqliteException Damage() => new("The database is damaged.", SQLitePCL.raw.SQLITE_CORRUPT);

    private SqliteSession Connect(SqliteOpenMode mode)
    {
        // Sessions are kept for as long as they are good; a pool beneath them would keep damaged files open.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FilePath, Mode = mode, Pooling = false }.ToString());
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

        MakeFolder();
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

    // What visitors say is for no other user of the machine.
    private void MakeFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private string SetAside()
    {
        var ending = time.GetUtcNow().ToString("'.damaged-'yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        foreach (var suffix in Suffixes.Where(suffix => File.Exists(FilePath + suffix)))
        {
            File.Move(FilePath + suffix, FilePath + ending + suffix);
        }

        return Name + ending;
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The database was damaged (SQLite error {Code}). It was set aside as {Name} in the data folder, and a new one was begun.")]
    private partial void LogDamaged(string name, int code);
}
