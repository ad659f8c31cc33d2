namespace Bot.Stores.Sqlite;

/// <summary>Copies of the database: chats, what is remembered of them, and the key that tokens are signed with.</summary>
internal static class SqliteCopy
{
    /// <summary>Writes what the database holds now to a new file, readable for this user only; the bot may go on meanwhile.</summary>
    public static void Write(string folder, string file)
    {
        // The file is made first, so that nobody else can read it for even a moment; SQLite fills an empty one.
        SqliteFile.CreatePrivate(file, FileMode.CreateNew).Dispose();

        try
        {
            using var source = SqliteFile.Connect(Path.Combine(folder, SqliteFile.Name), SqliteOpenMode.ReadWrite);
            source.Execute("VACUUM INTO @file", ("@file", file));
        }
        catch
        {
            File.Delete(file);
            throw;
        }
    }

    /// <summary>Puts a copy where there is no database; what a chat holds goes as soon as it is too old, as it would have.</summary>
    public static void Restore(string file, string folder)
    {
        Check(file);
        Directory.CreateDirectory(folder);
        using var copy = File.OpenRead(file);
        SqliteFile.WritePrivate(Path.Combine(folder, SqliteFile.Name), copy.CopyTo, overwrite: false);
    }

    private static void Check(string file)
    {
        using var copy = SqliteFile.Connect(file, SqliteOpenMode.ReadOnly);
        if (copy.Scalar<string>("PRAGMA quick_check(1)") != "ok")
        {
            throw new InvalidDataException("The copy is damaged.");
        }

        if (copy.Scalar<long>("SELECT count(*) FROM sqlite_schema WHERE name IN ('schema', 'secret', 'conversation')") != 3)
        {
            throw new InvalidDataException("The file is no copy of a bot's database.");
        }
    }
}
