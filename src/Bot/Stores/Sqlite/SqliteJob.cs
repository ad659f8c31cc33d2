namespace Bot.Stores.Sqlite;

/// <summary>A piece of work that waits for the writer. It can be run again when the transaction it was part of has failed.</summary>
/// <param name="Safety">How safe the work must be before it is reported.</param>
/// <param name="Run">The work.</param>
/// <param name="Complete">Reports the result, once it is on the disk.</param>
/// <param name="Fail">Reports that nothing has happened.</param>
internal sealed record SqliteJob(SqliteSafety Safety, Action<SqliteSession> Run, Action Complete, Action<Exception> Fail);
