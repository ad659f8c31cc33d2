using System.Text;
using Bot.Stores;
using Bot.Stores.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Bot.Tests.Stores;

/// <summary>A data folder in a temporary place.</summary>
internal sealed class SqliteFolder
{
    public string Path { get; } = Directory.CreateTempSubdirectory("store-").FullName;

    public string Database => System.IO.Path.Combine(Path, SqliteFile.Name);

    public SqliteDatabase Open(TimeProvider time, long maxSize = 1L << 30) =>
        new(Options.Create(new StoreOptions { DataFolder = Path, MaxSize = maxSize }), time, NullLogger<SqliteDatabase>.Instance);

    /// <summary>Whether a text stands anywhere in the files.</summary>
    public bool Contains(string text) =>
        Directory.EnumerateFiles(Path, SqliteFile.Name + "*").Any(file => Read(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public void Delete() => Directory.Delete(Path, recursive: true);

    // The bot has them open, and must not be disturbed.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
