using System.Text;
using SQLitePCL;

namespace Bot.Stores.Sqlite;

internal static class SqliteFaults
{
    // What the system says of a lock that another process holds: EAGAIN on Linux and macOS, a sharing violation on Windows.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    /// <summary>EROFS on Linux and macOS.</summary>
    private const int ReadOnlyFileSystem = 30;

    public static bool IsDamage(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } or DecoderFallbackException;

    public static SqliteException Damage() => new("The database is damaged.", raw.SQLITE_CORRUPT);

    public static bool IsTaken(IOException fault) => Taken.Contains(fault.HResult);

    /// <summary>The reason by which operators are told of a failure; null when it is not one of the store.</summary>
    public static string? Reason(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => "store-full",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_AUTH } => "store-read-only",
        _ when IsDamage(fault) => "store-damaged",
        SqliteException => "store-failed",
        UnauthorizedAccessException => "store-read-only",
        IOException { HResult: ReadOnlyFileSystem } => "store-read-only",
        IOException => "store-failed",
        _ => null,
    };
}
