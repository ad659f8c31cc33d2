namespace Bot.Stores.Sqlite;

/// <summary>A piece of work that waits for the writer.</summary>
internal abstract class SqliteJob
{
    /// <summary>How safe the work must be before it is reported.</summary>
    public abstract SqliteSafety Safety { get; }

    public abstract void Run(SqliteSession session);

    /// <summary>Reports the result, once it is on the disk.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception fault);
}
